"""Tells Django of this package."""

from django.apps import AppConfig


class TicketsConfig(AppConfig):
    name = "makegood.tickets"
