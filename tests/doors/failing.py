"""The addresses of the product, and one of which the view has a bug."""

from typing import NoReturn

from django.http import HttpRequest
from django.urls import path

from makegood.config.urls import urlpatterns as ours


def broken(request: HttpRequest) -> NoReturn:
    raise ZeroDivisionError


urlpatterns = [path("broken/", broken), *ours]
