"""In which stretches of time does a clock stand still?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from makegood.terms.worktime.dates import first_of
from makegood.terms.worktime.zone import Zone, second

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """In seconds since 1970, half open; one without `ends` still lasts."""

    begins: int
    ends: int | None = None


@dataclass(frozen=True, slots=True)
class Suspension:
    """Support of `tiers` (of all if none is named) stands still from one date to another, both in.

    It was made known at `published_at`, and holds for nothing that lies before.
    """

    first_on: date
    last_on: date
    tiers: frozenset[str]
    published_at: datetime


def stretch(begins_at: datetime, ends_at: datetime | None) -> Stretch:
    """From one instant until before another, or until something ends it."""
    return Stretch(second(begins_at), None if ends_at is None else second(ends_at))


def union(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The same time in order, each second once: those that touch or overlap are one.

    A stretch that ends where it begins, or before, is nothing.
    """
    result: list[Stretch] = []
    for each in sorted(stretches, key=lambda each: each.begins):
        if each.ends is not None and each.ends <= each.begins:
            continue
        if not result:
            result.append(each)
            continue
        last = result[-1]
        if last.ends is None:
            break
        if each.begins > last.ends:
            result.append(each)
        elif each.ends is None or each.ends > last.ends:
            result[-1] = Stretch(last.begins, each.ends)
    return tuple(result)


def suspended(
    suspensions: Iterable[Suspension], zone: Zone, tier: str | None
) -> tuple[Stretch, ...]:
    """When the clocks of a tier stand still: whole days of the zone, from publication on.

    Without a tier only suspensions of all tiers count.
    """
    return union(
        Stretch(
            max(second(first_of(zone, each.first_on)), second(each.published_at)),
            second(first_of(zone, each.last_on + _DAY)),
        )
        for each in suspensions
        if not each.tiers or tier in each.tiers
    )
