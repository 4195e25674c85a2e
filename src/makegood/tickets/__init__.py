"""Tickets, what was said on them, and what each costs."""
