"""The door for agents: what came in, what is owed, and the work on it."""
