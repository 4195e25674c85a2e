"""What the pages of all doors share: look, components, scopes."""
