"""What time does."""
