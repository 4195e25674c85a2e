"""Changes of the tables of purchases, in order."""
