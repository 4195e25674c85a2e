"""Which running timers should have been stopped by now, and when?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.amount import Amount, number_of, same_kind
from makegood.terms.rating.ceiling import reached_at
from makegood.terms.rating.job import Job
from makegood.tickets.models import State, TimeEntry

# Where work goes on; and where a cost, or more of it, is still to be decided.
UNDER_WORK: Final = (State.ACCEPTED, State.IN_PROGRESS, State.WAITING)
UNDECIDED: Final = (State.SUBMITTED, State.NEEDS_FACTS, State.RATED, State.AWAITING_APPROVAL)
FORGOTTEN_AFTER: Final = timedelta(hours=10)  # nobody works for so long without a break
FULL: Final = 100  # percent


@dataclass(frozen=True, slots=True)
class Overdue:
    """A timer that should have been stopped, when, and by what."""

    entry: UUID
    ends_at: datetime
    stopped: TimeEntry.Stopped


def counts_time(agreement: Agreement, price: Amount) -> bool:
    """Whether what costs so much is paid for by the time that it takes."""
    work = agreement.rules.work
    return work is not None and same_kind(work.an_hour, price)


def has_ceiling(agreement: Agreement, job: Job) -> bool:
    """Whether the work on the job has something to reach."""
    last = job.approved[-1].ceiling if job.approved else 0
    return number_of(last) > 0 and counts_time(agreement, last)


def overdue(
    agreement: Agreement, job: Job, running: Mapping[UUID, datetime], *, until: datetime
) -> tuple[Overdue, ...]:
    """The timers of a ticket that time has stopped by `until`, in the order in which it did.

    `running` is when each of them began; `job` is all other work. It is the same whenever and
    however often it is asked: at the limit all of them stop, and one that was forgotten stops
    alone and counts for nothing.
    """
    left, found = dict(running), list[Overdue]()
    while left:
        forgotten = min(left, key=lambda entry: (left[entry], entry))
        gives_up_at = left[forgotten] + FORGOTTEN_AFTER
        full_at = limit_at(agreement, job, left, until=min(until, gives_up_at))
        if full_at is not None:
            stopped = TimeEntry.Stopped.CEILING
            return (*found, *(Overdue(entry, full_at, stopped) for entry in sorted(left)))
        if gives_up_at > until:
            break
        found.append(Overdue(forgotten, gives_up_at, TimeEntry.Stopped.FORGOTTEN))
        del left[forgotten]
    return tuple(found)


def limit_at(
    agreement: Agreement,
    job: Job,
    running: Mapping[UUID, datetime],
    *,
    until: datetime,
    percent: int = FULL,
) -> datetime | None:
    """When so much of what was confirmed was used, with these timers running to `until`, if so."""
    if not has_ceiling(agreement, job):
        return None
    begun = tuple(begins_at for begins_at in running.values() if begins_at <= until)
    return reached_at(agreement, job, running=begun, until=until, percent=percent)
