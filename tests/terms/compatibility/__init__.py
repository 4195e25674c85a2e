"""Versions and ranges, as sheets and people write them."""
