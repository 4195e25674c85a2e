"""Tells Django of this package."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "makegood.outbox"
