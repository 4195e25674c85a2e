"""The vault: what is sealed, and for whom it opens."""
