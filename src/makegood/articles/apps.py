"""Tells Django of this package."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "makegood.articles"
