"""Sealing what may not lie about in the clear; the keys live outside the database."""
