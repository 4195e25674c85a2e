"""Changes of the tables of articles, in order."""
