"""Which second does a log mean by a time, as it writes times?"""

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from makegood.terms.replay.past import is_possible
from makegood.terms.worktime.zone import Zone, second

ISO = "iso"
REMEMBERED = 4096  # times that are not read twice
# What is read here: strptime takes ten times as long, and reads the rest.
PARTS = {
    "%Y": "(?P<year>[0-9]{4})",
    "%m": "(?P<month>[0-9]{1,2})",
    "%d": "(?P<day>[0-9]{1,2})",
    "%H": "(?P<hour>[0-9]{1,2})",
    "%M": "(?P<minute>[0-9]{1,2})",
    "%S": "(?P<second>[0-9]{1,2})",
}

type Reader = Callable[[str], datetime]  # raises ValueError


def seconds_of(pattern: str, zone: Zone) -> Callable[[str], int | None]:
    """How words become seconds since 1970; None for those that mean no time, or none of a log's.

    `pattern` is one of strptime, or "iso". A time without a zone is one of the clocks of `zone`.
    """
    read = datetime.fromisoformat if pattern == ISO else _by_parts(pattern) or _by(pattern)

    @lru_cache(maxsize=REMEMBERED)
    def second_of(words: str) -> int | None:
        try:
            wall = read(words)
        except ValueError:
            return None
        at = zone.second_of(wall) if wall.tzinfo is None else second(wall)
        return at if is_possible(at) else None

    return second_of


def _by_parts(pattern: str) -> Reader | None:
    """A reader of a pattern that asks for nothing but digits, each part once."""
    asked = re.findall("%.", pattern)
    if len(set(asked)) < len(asked) or not {"%Y", "%m", "%d"} <= set(asked) <= PARTS.keys():
        return None
    between = re.split("%.", pattern)
    words = re.escape(between[0])
    for part, after in zip(asked, between[1:], strict=True):
        words += PARTS[part] + re.escape(after)
    expression = re.compile(words)

    def read(said: str) -> datetime:
        match = expression.fullmatch(said)
        if match is None:
            raise ValueError(said)
        parts = {name: int(digits) for name, digits in match.groupdict().items()}
        hour, minute = parts.get("hour", 0), parts.get("minute", 0)
        return datetime(  # noqa: DTZ001 (a wall clock has no zone)
            parts["year"], parts["month"], parts["day"], hour, minute, parts.get("second", 0)
        )

    return read


def _by(pattern: str) -> Reader:
    return lambda words: datetime.strptime(words, pattern)  # noqa: DTZ007 (as above)
