"""What does a page cost that does nothing but ask the database once?"""

import os
import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from granian.constants import Interfaces
from granian.server import Server

from makegood.cli.web import PROCESSES, THREADS
from makegood.config.settings import DATABASES


def page(request: HttpRequest) -> HttpResponse:
    """The newest tickets' titles: one query, and no template."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, title FROM tickets_ticket ORDER BY id DESC LIMIT 25")
        lines = [f"<li>{number} {title}" for number, title in cursor.fetchall()]
    return HttpResponse("<!doctype html><title>floor</title><ul>" + "\n".join(lines))


if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["*"],
        DATABASES={"default": DATABASES["owner"]},
        ROOT_URLCONF=__name__,
        SECRET_KEY=os.urandom(16).hex(),
    )
urlpatterns = [path("", page)]
application = get_wsgi_application()

if __name__ == "__main__":
    Server(
        "bench.parts.floor:application",
        address="127.0.0.1",
        port=int(sys.argv[1]),
        interface=Interfaces.WSGI,
        workers=PROCESSES,
        blocking_threads=THREADS,
        log_enabled=False,
    ).serve()
