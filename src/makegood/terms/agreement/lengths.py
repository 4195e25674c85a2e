"""How long is "4 working hours", or "3 months"?

A length says with its unit which clock counts it: they are never turned into one another.
"""

import re
from dataclasses import dataclass

PLAIN = ("second", "minute", "hour", "day")
WORKING = ("working minute", "working hour")
DAYS = ("working day", "business day")
LENGTH_UNITS = PLAIN + WORKING + DAYS
PERIOD_UNITS = ("day", "month", "year")
LENGTH = rf"^[1-9][0-9]{{0,5}} ({'|'.join(LENGTH_UNITS)})s?$"
PERIOD = rf"^[1-9][0-9]{{0,3}} ({'|'.join(PERIOD_UNITS)})s?$"

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


class NoLength(ValueError):
    """The words name no length."""


@dataclass(frozen=True, slots=True)
class Length:
    """An amount of time that a clock counts; a plain day is 24 hours."""

    amount: int
    unit: str  # one of LENGTH_UNITS

    @property
    def works(self) -> bool:
        """Whether only opening hours count."""
        return self.unit not in PLAIN

    @property
    def seconds(self) -> int | None:
        """How many counted seconds, or None if whole days are counted."""
        if self.unit in DAYS:
            return None
        return self.amount * SECONDS[self.unit.removeprefix("working ")]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: days of the date, months and years from a day on."""

    amount: int
    unit: str  # one of PERIOD_UNITS


def read_length(words: str) -> Length:
    """The length that words such as "24 hours" or "30 working days" mean. Raises NoLength."""
    if not re.match(LENGTH, words):
        raise NoLength(words)
    return Length(*_parts(words))


def read_period(words: str) -> Period:
    """The period that words such as "3 months" mean. Raises NoLength."""
    if not re.match(PERIOD, words):
        raise NoLength(words)
    return Period(*_parts(words))


def _parts(words: str) -> tuple[int, str]:
    """The amount and the unit, which must agree in number: "1 hour", "2 hours"."""
    amount, unit = words.split(" ", 1)
    one = unit.removesuffix("s")
    if (int(amount) == 1) != (unit == one):
        raise NoLength(words)
    return int(amount), one
