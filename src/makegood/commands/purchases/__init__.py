"""Recording who bought what, and for how long it carries rights."""
