"""Tells Django of this package."""

from django.apps import AppConfig


class PurchasesConfig(AppConfig):
    name = "makegood.purchases"
