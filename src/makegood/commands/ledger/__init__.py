"""Putting units into accounts."""
