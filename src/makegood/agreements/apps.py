"""Tells Django of this package."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "makegood.agreements"
