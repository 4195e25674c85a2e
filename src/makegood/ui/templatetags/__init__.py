"""The components that templates are made of."""
