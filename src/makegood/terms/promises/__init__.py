"""What was promised on a ticket, by when, and whether it was kept."""
