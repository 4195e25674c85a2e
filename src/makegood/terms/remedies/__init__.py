"""What is owed for promises that were not kept, and who decides about it."""
