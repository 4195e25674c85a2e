"""The door for signing in: a library's pages in our look, its mail through our outbox."""
