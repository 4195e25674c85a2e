"""Who owns what: purchases with what was advertised that day, and their windows."""
