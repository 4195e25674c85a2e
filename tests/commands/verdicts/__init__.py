"""Commands on whether a ticket is covered."""
