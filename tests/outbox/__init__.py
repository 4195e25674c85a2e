"""What follows from facts, in the words of whoever gets it."""
