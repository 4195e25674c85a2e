"""Changes of the vault's tables, in order."""
