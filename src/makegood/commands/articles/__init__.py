"""Writing documentation, and deciding who reads it."""
