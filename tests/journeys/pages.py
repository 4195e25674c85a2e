"""Using the pages as a person does, through the test client."""

import re
from html import unescape

from django.http import HttpResponse
from django.test import Client

from makegood.people.models import Member


def signed_in(member: Member, *, host: str | None = None) -> Client:
    """A browser in which the member is signed in: at the brand's host, staff at the desk's."""
    host = host or ("localhost" if member.is_staff else member.brand.host)
    browser = Client(HTTP_HOST=host)
    browser.force_login(member.person)
    return browser


def text_of(response: HttpResponse) -> str:
    """What a reader reads, white space folded."""
    html = re.sub(r"<(script|style|head)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def hidden_fields(response: HttpResponse, *, action: str = "", holding: str = "") -> dict[str, str]:
    """The hidden fields of the form that posts to `action`, or that holds a field of that name."""
    html = response.content.decode()
    for attributes, body in re.findall(r"<form\b([^>]*)>(.*?)</form>", html, flags=re.S):
        found = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', body))
        if (action and f'action="{action}"' in attributes) or (holding and holding in found):
            return {name: unescape(value) for name, value in found.items()}
    raise AssertionError(f"no form posts to {action!r} or holds {holding!r}")
