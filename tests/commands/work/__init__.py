"""Quotes of every kind, the work that follows, and what it comes to."""
