"""What the lint finds in rules that are well-formed, and what it lets stand."""
