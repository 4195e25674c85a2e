"""Agreements tried out: on the vendor's table of cases."""
