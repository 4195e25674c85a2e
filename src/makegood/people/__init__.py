"""Persons who sign in, and what each brand knows of them: its members and companies."""
