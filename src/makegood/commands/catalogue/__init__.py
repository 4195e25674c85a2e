"""Keeping what can be bought: products, prices, sheets, releases, bugs."""
