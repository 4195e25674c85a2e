"""How dates are written, for languages in which Django's own way would be misread."""
