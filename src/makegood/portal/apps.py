"""Tells Django of this package."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "makegood.portal"
