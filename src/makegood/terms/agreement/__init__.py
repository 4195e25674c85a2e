"""An agreement as data: its rules and its clauses' words, read strictly from the vendor's files."""
