"""The work on tickets, from quote to close."""
