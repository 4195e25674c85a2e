"""Who belongs to a brand, and with which roles."""
