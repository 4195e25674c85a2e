"""What is owed for broken promises, by their clauses."""
