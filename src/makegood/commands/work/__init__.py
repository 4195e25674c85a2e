"""Measuring work on tickets, and stopping where what was confirmed ends."""
