"""The addresses of the product, and two of which the views have a bug."""

from typing import NoReturn

from django.db import connection
from django.http import HttpRequest
from django.urls import path

from makegood.config.urls import urlpatterns as ours


def broken(request: HttpRequest) -> NoReturn:
    raise ZeroDivisionError


def broken_query(request: HttpRequest) -> NoReturn:
    """The transaction of the page is of no use any more when the answer is written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")
    raise AssertionError


urlpatterns = [path("broken/", broken), path("broken-query/", broken_query), *ours]
