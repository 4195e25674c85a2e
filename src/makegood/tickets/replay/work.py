"""What do facts about work, its time and what it came to make of a ticket?"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from makegood.terms.rating.amount import amount_of
from makegood.terms.rating.job import Job, Stretch
from makegood.tickets.models import Quote, State, TimeEntry
from makegood.tickets.replay.so_far import (
    EntrySoFar,
    Happened,
    QuoteSoFar,
    SettledSoFar,
    Tells,
    TicketSoFar,
    move,
)
from makegood.tickets.work import Charged, Confirmed, job_from


def job_so_far(so_far: TicketSoFar) -> Job:
    """All the work on the ticket that is over by then, and what was confirmed of it."""
    approved = [one for one in so_far.quotes.values() if one.state == Quote.State.APPROVED]
    stretches = [
        Stretch(one.begins_at, one.ends_at)
        for one in so_far.entries.values()
        if one.ends_at and not one.struck_at and one.stopped != TimeEntry.Stopped.FORGOTTEN
    ]
    return job_from(
        {**so_far.known, "tier": so_far.tier},
        stretches,
        [_confirmed(one) for one in sorted(approved, key=_number)],
        [
            Charged(number=_number(one.quotes[-1]), at=one.at, charged=one.details["charged"])
            for one in so_far.settled.values()
        ],
    )


def _number(quote: QuoteSoFar) -> int:
    return quote.number


def _confirmed(quote: QuoteSoFar) -> Confirmed:
    assert quote.decided_at is not None
    return Confirmed(
        number=quote.number,
        at=quote.decided_at,
        most=amount_of(quote.cost.most, quote.cost.currency),
        surcharges=frozenset(quote.cost.surcharges),
        people=quote.cost.people,
    )


def _started(so_far: TicketSoFar, fact: Happened) -> None:
    """Whoever begins to work on an accepted ticket has it in progress."""
    so_far.entries[_entry_id(fact)] = _entry(so_far, fact, fact.at, by_timer=True)
    if so_far.state == State.ACCEPTED:
        move(so_far, State.IN_PROGRESS, at=fact.at)


def _stopped(so_far: TicketSoFar, fact: Happened) -> None:
    entry = so_far.entries[_entry_id(fact)]
    entry.stopped = fact.details["stopped"]
    if fact.details["seconds"]:
        entry.ends_at = entry.begins_at + timedelta(seconds=fact.details["seconds"])
    else:
        entry.struck_at, entry.struck_by = fact.at, entry.worker


def _added(so_far: TicketSoFar, fact: Happened) -> None:
    begins_at = fact.at - timedelta(seconds=fact.details["begun_before"])
    entry = _entry(so_far, fact, begins_at, by_timer=False)
    entry.ends_at = begins_at + timedelta(seconds=fact.details["seconds"])
    so_far.entries[_entry_id(fact)] = entry


def _struck(so_far: TicketSoFar, fact: Happened) -> None:
    entry = so_far.entries[_entry_id(fact)]
    entry.struck_at, entry.struck_by = fact.at, fact.by_id


def _settled(so_far: TicketSoFar, fact: Happened) -> None:
    done = [number for one in so_far.settled.values() for number in map(_number, one.quotes)]
    last = max(done, default=0)
    quotes = (one for one in so_far.quotes.values() if one.state == Quote.State.APPROVED)
    so_far.settled[UUID(fact.details["settlement"])] = SettledSoFar(
        details=fact.details,
        by_id=fact.by_id,
        at=fact.at,
        number=len(so_far.settled) + 1,
        before=sum(one.details["charged"] for one in so_far.settled.values()),
        quotes=tuple(sorted((one for one in quotes if one.number > last), key=_number)),
        job=job_so_far(so_far),
    )


def _defect(so_far: TicketSoFar, fact: Happened) -> None:
    move(so_far, so_far.state, at=fact.at)


def _entry(
    so_far: TicketSoFar, fact: Happened, begins_at: datetime, *, by_timer: bool
) -> EntrySoFar:
    return EntrySoFar(ticket=so_far.id, worker=fact.by_id, begins_at=begins_at, by_timer=by_timer)


def _entry_id(fact: Happened) -> UUID:
    return UUID(fact.details["entry"])


TELLS: Final[Tells] = {
    "work.started": _started,
    "work.stopped": _stopped,
    "work.added": _added,
    "work.struck": _struck,
    "work.settled": _settled,
    "work.defect_found": _defect,
}
