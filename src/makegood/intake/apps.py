"""Tells Django of this package."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "makegood.intake"
