"""Which state of a thing did a program see, and is it still the same (RFC 9110, section 13)?"""

import hashlib
import re
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from ninja import Schema

from makegood.api.problems import stop

# `"7.0123456789abcdef"`: the turn of a ticket, if it has one, and a digest of all that was shown.
NAMED: Final = re.compile(r'"(?:(\d{1,9})\.)?[\x21\x23-\x7e]*"')
NO_TURN: Final = 0  # no ticket is ever at this one


def etag_of(shown: Schema, content: bytes) -> str:
    """The tag of what is shown: it changes with every letter of it."""
    digest = hashlib.sha256(content).hexdigest()[:16]
    turn = getattr(shown, "turn", None)
    return f'"{digest}"' if turn is None else f'"{turn}.{digest}"'


def told(request: HttpRequest, shown: Schema) -> HttpResponse:
    """The answer that shows it, or 304 to whoever has exactly that already."""
    content = shown.model_dump_json().encode()
    etag = etag_of(shown, content)
    known = parse_etags(request.headers.get("If-None-Match", ""))
    unchanged = "*" in known or etag in {one.removeprefix("W/") for one in known}
    response = HttpResponse(
        b"" if unchanged else content,
        status=304 if unchanged else 200,
        content_type="application/json",
        headers={"ETag": etag},
    )
    patch_cache_control(response, private=True, no_store=True)
    return response


def turn_named(request: HttpRequest, *, is_needed: bool) -> int | None:
    """The turn in the request's If-Match; None without one, if none is needed.

    A tag that names no turn of ours is of no state that there ever was. Raises Stopped: 428 where
    one is needed, 400 for a header that is no single strong tag.
    """
    said = request.headers.get("If-Match", "").strip()
    if not said:
        if is_needed:
            raise stop(
                428,
                "precondition_is_missing",
                _("Send If-Match with the ETag of the ticket that you looked at."),
            )
        return None
    named = NAMED.fullmatch(said)
    if named is None:
        raise stop(
            400, "precondition_is_malformed", _('If-Match has to be one ETag, such as "7.0f1e2d".')
        )
    return int(named[1]) if named[1] else NO_TURN
