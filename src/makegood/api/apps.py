"""Tells Django of this package."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "makegood.api"
