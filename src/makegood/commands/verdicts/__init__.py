"""What is done about whether a ticket is covered."""
