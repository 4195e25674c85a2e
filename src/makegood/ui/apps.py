"""Tells Django of this package."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "makegood.ui"
