"""The brands whose desks run here, and the walls between them."""
