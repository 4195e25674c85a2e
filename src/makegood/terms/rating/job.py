"""What was worked on a ticket, and what had been confirmed when?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from makegood.terms.agreement.applies import Known
from makegood.terms.rating.amount import Amount
from makegood.terms.worktime.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Stretch:
    """The work of one person without a break, from an instant up to another."""

    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """What a customer confirmed at an instant.

    `ceiling` is for all of the ticket, with what was confirmed before; it never shrinks. Of
    `surcharges` only those count that the proposal showed; of those who work at the same time, as
    many as it said.
    """

    at: datetime
    ceiling: Amount
    surcharges: frozenset[str] = frozenset()
    people: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The work on a ticket, in any order, and what was confirmed of it, the earliest first.

    `own_hours` are calendars that the purchase names in the place of the agreement's, by their id.
    """

    known: Known
    stretches: tuple[Stretch, ...]
    approved: tuple[Approved, ...]
    own_hours: Mapping[str, Calendar] = field(default_factory=dict)
