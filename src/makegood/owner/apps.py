"""Tells Django of this package."""

from django.apps import AppConfig


class OwnerConfig(AppConfig):
    name = "makegood.owner"
