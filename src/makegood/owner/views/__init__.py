"""The pages of this door, one noun a module."""
