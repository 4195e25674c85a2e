"""Which period of a quota is it, how much does it bring, and when does it end?"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from makegood.terms.agreement.rules.rates import Quota
from makegood.terms.worktime.dates import day_of, first_of, months_after
from makegood.terms.worktime.zone import Zone

MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds quotas: a customer with its purchases and seats.

    `windows` are the instants at which the windows of each purchase began, the earliest first, by
    the purchase's id. `seats` say from when on there are how many.
    """

    windows: Mapping[str, tuple[datetime, ...]]
    seats: tuple[tuple[datetime, int], ...] = ()

    def begins(self, quota: Quota, purchase: str) -> tuple[datetime, ...]:
        """From when on there is a quota: with the first of these; windows begin with each.

        Of what is none of the purchases, there is nothing.
        """
        if quota.for_each == "purchase":
            return self.windows.get(purchase, ())
        if quota.for_each == "customer":
            return tuple(sorted({begin for each in self.windows.values() for begin in each}))
        return tuple(at for at, _ in self.seats)

    def shares(self, quota: Quota, begins_at: datetime, at: datetime) -> int:
        """How often the quota is held: the most seats that there were from an instant to another.

        So a seat more counts at once, and a seat less from the next period on.
        """
        if quota.for_each != "seat":
            return 1
        before = [count for since, count in self.seats if since <= begins_at][-1:]
        within = [count for since, count in self.seats if begins_at < since <= at]
        return max([*before, *within], default=0)


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of a quota, numbered so that each has the number after the one before."""

    zone: Zone
    months: int | None  # of a period; None if a period is a window
    begins: tuple[datetime, ...]

    def number(self, at: datetime) -> int | None:
        """The number of the period of an instant; None before there is a quota."""
        if not self.begins or at < self.begins[0]:
            return None
        if self.months is None:
            return bisect_right(self.begins, at) - 1
        day = day_of(self.zone, at)
        return (day.year * 12 + day.month - 1) // self.months

    def begins_at(self, number: int) -> datetime:
        """The first instant of a period."""
        if self.months is None:
            return self.begins[number]
        return first_of(self.zone, months_after(date(1, 1, 1), number * self.months - 12))

    def ends_before(self, number: int) -> datetime | None:
        """The first instant that is not in the period; None if nobody knows it yet."""
        if self.months is None and number + 1 >= len(self.begins):
            return None
        return self.begins_at(number + 1)


def periods_of(quota: Quota, zone: Zone, begins: tuple[datetime, ...]) -> Periods:
    """The periods of a quota that there is from the first of some instants on."""
    return Periods(zone, MONTHS.get(quota.every), begins)
