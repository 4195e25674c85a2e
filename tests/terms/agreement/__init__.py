"""Reading an agreement, and all that can be wrong with its files."""
