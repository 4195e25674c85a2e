"""Delivering letters and recording what became of them."""
