"""How dates are written in English, which is read on both sides of the Atlantic."""
