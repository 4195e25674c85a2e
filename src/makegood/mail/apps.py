"""What is this door called in Django's list of apps?"""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """The mail door; it has no tables."""

    name = "makegood.mail"
