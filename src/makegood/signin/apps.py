"""Tells Django of this package."""

from django.apps import AppConfig


class SigninConfig(AppConfig):
    name = "makegood.signin"
