"""Versions as people write them, their order, the ranges that they lie in, and what fits them."""
