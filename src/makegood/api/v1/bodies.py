"""What does a body say? JSON that means one thing to everybody, or nothing at all (RFC 7493)."""

import json
from fractions import Fraction
from typing import Any, Final, NoReturn

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser

from makegood.api.problems import Stopped, of_status, stop

DEEPEST: Final = 20  # objects and arrays in each other
MOST_DIGITS: Final = 16
LARGEST: Final = 2**53 - 1  # beyond it, not every reader of JSON has whole numbers


class StrictParser(Parser):
    """Refuses what readers of JSON take in different ways, before it is compared with a schema."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The body's object. Raises Stopped: 415 for other types, 413, and 400 for no such JSON."""
        if request.content_type != "application/json":
            raise Stopped(of_status(415))
        try:
            text = request.body.decode()
            found = json.loads(
                text,
                object_pairs_hook=_object,
                parse_constant=_no_number,
                parse_int=_whole,
                parse_float=_fraction,
            )
        except RequestDataTooBig as too_big:
            raise Stopped(of_status(413)) from too_big
        except (ValueError, RecursionError) as malformed:
            raise no_json() from malformed
        if not isinstance(found, dict) or not _is_sound(found, DEEPEST):
            raise no_json()
        return found


def no_json() -> Stopped:
    """The refusal of a body that is no JSON object that everybody reads in the same way."""
    return stop(
        400,
        "body_is_no_json",
        _(
            "The body has to be one JSON object in UTF-8: no name twice in it, no NaN, no number"
            " beyond 2^53, no NUL, no half of a letter, at most 20 levels deep."
        ),
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice")
    return found


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS + 1 or abs(int(digits)) > LARGEST:
        raise ValueError("a number beyond 2^53")
    return int(digits)


def _fraction(digits: str) -> Fraction:
    """No field of ours is a fraction: this is of a type that fits nowhere."""
    return Fraction(0)


def _is_sound(value: object, levels: int) -> bool:
    if isinstance(value, str):
        return _is_text(value)
    if isinstance(value, dict):
        inside = [*value.keys(), *value.values()]
    elif isinstance(value, list):
        inside = value
    else:
        return True
    return levels > 0 and all(_is_sound(one, levels - 1) for one in inside)


def _is_text(value: str) -> bool:
    """Whether it can be written down: a half of a surrogate pair can't."""
    return "\0" not in value and not any("\ud800" <= letter <= "\udfff" for letter in value)
