"""Tells Django of this package."""

from django.apps import AppConfig


class BrandsConfig(AppConfig):
    name = "makegood.brands"
