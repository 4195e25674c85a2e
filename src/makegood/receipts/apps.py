"""Tells Django of this package."""

from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    name = "makegood.receipts"
