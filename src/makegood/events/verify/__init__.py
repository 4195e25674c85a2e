"""Checks that what we remember is what the facts say."""
