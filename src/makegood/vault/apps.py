"""Tells Django of this package."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "makegood.vault"
