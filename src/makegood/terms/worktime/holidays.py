"""Which dates are the public holidays of a country, or of a part of it?

They are reckoned by a library, from rules, for any year. Its next release may say otherwise: what
a version of an agreement rests on are the dates, kept from the day on which it is published.
Source: [[hours.holidays]], docs/terms/worktime.md.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import import_module

MOST_YEARS = 200


class UnknownCalendarOfHolidays(LookupError):
    """No holidays are known under these codes."""


@dataclass(frozen=True, slots=True, order=True)
class Holiday:
    """A day off for the public; `name` is in English where one is known, else in its own."""

    on: date
    name: str


def holidays_of(country: str, subdivision: str | None, years: range) -> tuple[Holiday, ...]:
    """The public holidays of those years in order, at most MOST_YEARS of them.

    `country` is a code of ISO 3166-1 ("DE"), `subdivision` the end of one of 3166-2 ("BY"),
    without which only what holds in the whole country is given. A holiday that is made up for on
    another day is both days. Raises UnknownCalendarOfHolidays.
    """
    assert len(years) <= MOST_YEARS
    try:
        # Loaded when it is needed: it takes longer than all that reads an agreement.
        found = import_module("holidays").country_holidays(
            country, subdiv=subdivision, years=years, expand=False, language="en_US"
        )
    except NotImplementedError as unknown:
        raise UnknownCalendarOfHolidays(country, subdivision) from unknown
    return tuple(sorted(Holiday(on, name) for on, name in found.items()))


@lru_cache(maxsize=64)
def public_holidays(country: str, subdivision: str, years: range) -> frozenset[date]:
    """The dates of `holidays_of`, where "" is no subdivision. Raises UnknownCalendarOfHolidays."""
    return frozenset(holiday.on for holiday in holidays_of(country, subdivision or None, years))
