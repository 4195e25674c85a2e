"""Promises on tickets, by their clauses."""
