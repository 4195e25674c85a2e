"""Which dates did the public holidays of a version have when it was published?"""

from collections.abc import Mapping
from datetime import date

from makegood.terms.agreement.calendars import Holidays
from makegood.terms.worktime.holidays import public_holidays

type Kept = dict[str, list[str]]  # dates in order, as ISO 8601, by the code of their calendar


def noted(kept: Kept) -> Holidays:
    """Holidays as the library knows them today; those that are asked for are noted in `kept`."""

    def dates(country: str, subdivision: str, years: range) -> frozenset[date]:
        found = public_holidays(country, subdivision, years)
        kept[_code(country, subdivision)] = [day.isoformat() for day in sorted(found)]
        return found

    return dates


def as_kept(kept: Mapping[str, list[str]]) -> Holidays:
    """Holidays as they were noted: what the library learns later changes nothing."""

    def dates(country: str, subdivision: str, years: range) -> frozenset[date]:
        return frozenset(map(date.fromisoformat, kept[_code(country, subdivision)]))

    return dates


def _code(country: str, subdivision: str) -> str:
    """Such as DE, or DE-BY."""
    return f"{country}-{subdivision}" if subdivision else country
