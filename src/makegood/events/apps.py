"""Tells Django of this package."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "makegood.events"
