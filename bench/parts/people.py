"""Who is signed in at a full desk? Sessions as signing in makes them.

Models are loaded when somebody signs in: only then is Django set up, on that desk.
"""

from importlib import import_module

from bench.parts.browser import Browser
from bench.parts.installation import Place


def agent(place: Place, port: int) -> Browser:
    """The agent, at the desk."""
    return signed_in(place.agent, "localhost", port)


def customer(place: Place, port: int) -> Browser:
    """The customer whose tickets are no copies, in her account."""
    return signed_in(place.customer, place.host, port)


def signed_in(user_name: str, host: str, port: int) -> Browser:
    """Whoever has that user name, at a host."""
    people = import_module("makegood.people.models")
    client = import_module("django.test").Client(HTTP_HOST=host)
    client.force_login(people.Person.objects.get(user_name=user_name))
    return Browser(port, host, client.cookies["sessionid"].value)
