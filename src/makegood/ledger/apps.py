"""Tells Django of this package."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "makegood.ledger"
