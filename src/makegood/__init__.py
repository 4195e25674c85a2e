"""Makegood: a support desk that sells, meters and honours support agreements."""
