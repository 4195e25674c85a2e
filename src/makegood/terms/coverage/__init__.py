"""Who may ask what, by which way, what becomes of it, and who may approve or object."""
