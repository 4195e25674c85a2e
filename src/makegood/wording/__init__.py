"""Rulings and agreements as sentences in the reader's language."""
