"""Tells Django of this package."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "makegood.catalogue"
