"""Agreements tried out."""
