"""The book: who holds how many credits, where each came from and where it went."""
