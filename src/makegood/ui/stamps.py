"""What does a form say of the page that it was sent from? Which sending it is, and which turn."""

import re
import secrets
from typing import Final

from makegood.ui.middleware import BrandRequest

LONGEST_KEY: Final = 40  # characters
NOT_IN_A_KEY: Final = re.compile(r"[^0-9A-Za-z_-]")
NO_TURN: Final = 0  # no ticket is ever at this one


def key_of(request: BrandRequest, *about: object) -> str:
    """The form's own key, so that a second press shows the first result, bound to what it does.

    A form without one gets a key that nobody used.
    """
    typed = NOT_IN_A_KEY.sub("", request.POST.get("key", ""))[:LONGEST_KEY]
    return ":".join([*(str(part) for part in about), typed or secrets.token_urlsafe(16)])


def turn_of(request: BrandRequest) -> int:
    """The turn of the ticket that the form was made at.

    One that does not say it is stale, whatever the ticket's turn is.
    """
    typed = request.POST.get("turn", "")
    return int(typed) if typed.isdecimal() and len(typed) < 9 else NO_TURN


def seen_of(request: BrandRequest) -> int:
    """The last thing that stood on the page that the form was sent from; 0 if it does not say."""
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isdecimal() and len(typed) < 9 else 0
