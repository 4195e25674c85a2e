"""What in an agreement's rules can't be right or meant, though each table is well-formed."""
