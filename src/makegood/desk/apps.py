"""Tells Django of this package."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "makegood.desk"
