"""Taking in what came, and judging what becomes of it."""
