"""What happened: the log of facts, and the one way to add to it."""
