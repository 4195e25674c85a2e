"""What is promised on a ticket, going by what happened to it, and which of it falls due next?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from makegood.terms.agreement.model import Agreement
from makegood.terms.promises.history import LABELS, Moment, in_order
from makegood.terms.promises.owed import promises_of
from makegood.terms.promises.promise import Promise, State
from makegood.terms.promises.turns import Turns, turns_of
from makegood.terms.worktime.zone import instant, second
from makegood.tickets.models import ENDED
from makegood.tickets.replay import Absorbed, TicketSoFar

FAR_AHEAD: Final = 2**40  # seconds: later than anything that has happened
# Of the labels, these change on a ticket; the others are known when it is ruled on.
CHANGING: Final = frozenset(LABELS) - {"plan"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """From when on something can be owed: the request, and the payment of what it is about."""

    opened_at: datetime
    cleared_at: datetime | None


def promises_on(
    so_far: TicketSoFar, agreement: Agreement, since: Since, *, at: datetime
) -> tuple[Promise, ...]:
    """The promises of the ticket as they stand at that moment, by their start.

    What was owed on another one that goes on in it stands first.
    """
    known = {fact: value for fact, value in so_far.known.items() if fact not in CHANGING}
    own = promises_of(agreement, _history(so_far, since), known | so_far.labels, second(at))
    return (*(_carried(one, second(at)) for one in so_far.absorbed.values()), *own)


def next_of(promises: Sequence[Promise]) -> Promise | None:
    """The promise that falls due next, or fell due first, of those that are still owed."""
    owed = [one for one in promises if one.stopped_at is None and one.due_at is not None]
    return min(owed, key=_due, default=None)


def owed_at(so_far: TicketSoFar, agreement: Agreement, since: Since) -> datetime | None:
    """When the next promise falls due; None if none is owed, or a pause without an end holds it.

    It follows from what happened alone, so that it is the same whenever it is asked.
    """
    if so_far.state in ENDED:
        return None
    last = max([since.opened_at, *(instant(moment.at) for moment in so_far.moments)])
    promise = next_of(promises_on(so_far, agreement, since, at=last))
    return instant(_due(promise)) if promise else None


def _carried(promise: Absorbed, until: int) -> Promise:
    """A promise that was made on another ticket, as it stands now: nobody has answered it."""
    late = max(0, until - promise.until)
    return Promise(
        rule=promise.rule,
        calls="",
        clause=promise.clause,
        strength=promise.strength,
        started_at=promise.since,
        due_at=promise.until,
        stopped_at=None,
        state=State.BROKEN if late else State.RUNNING,
        overdue_seconds=late,
        pauses=(),
        labels=(),
        runs_from=promise.since,
        within=None,
        settles_at=None,
    )


def _due(promise: Promise) -> int:
    assert promise.due_at is not None
    return promise.due_at


def _history(so_far: TicketSoFar, since: Since) -> Iterator[Moment]:
    yield Moment(second(since.opened_at), "opened")
    if since.cleared_at is not None:
        yield Moment(second(since.cleared_at), "cleared")
    yield from so_far.moments


def turns_on(so_far: TicketSoFar, since: Since, *, until: datetime) -> Turns:
    """How long each side had the ticket, from its opening until then."""
    ends = second(until)
    moments = in_order(_history(so_far, since), ends)
    return turns_of(moments, second(since.opened_at), ends)


def unanswered_since(so_far: TicketSoFar, since: Since) -> datetime | None:
    """When the customer first wrote what nobody has answered; None if we wrote last."""
    first: int | None = None
    for moment in in_order(_history(so_far, since), FAR_AHEAD):
        if moment.what in ("opened", "customer_message"):
            first = moment.at if first is None else first
        elif moment.what in ("reply", "no_answer_needed"):
            first = None
    return None if first is None else instant(first)
