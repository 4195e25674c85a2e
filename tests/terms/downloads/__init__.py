"""What a ticket costs and when."""
