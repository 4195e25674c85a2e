"""Whose turn was it on a ticket, and for how long?"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from makegood.terms.promises.history import History, waits
from makegood.terms.worktime.clock import Plain, spent_seconds
from makegood.terms.worktime.stretch import Stretch, union

_ENDS_SOLVED: Final = ("reopened", "not_fixed", "customer_message", "reply")
_REAL_TIME: Final = Plain(1)


class Turns(NamedTuple):
    """Real seconds on each side, which add up to the whole; `theirs`: it is the customer's turn."""

    vendor_seconds: int
    customer_seconds: int
    theirs: bool


def turns_of(history: History, begins: int, until: int) -> Turns:
    """How long each side had the ticket, from one second until another.

    The customer has it while an answer is waited for, and once it is solved; else the vendor has.
    `history` is in order. Source: docs/terms/promises.md.
    """
    with_customer = union((*waits(history), *_solved(history)))
    vendor = spent_seconds(_REAL_TIME, begins, until, with_customer)
    theirs = any(
        one.begins <= until and (one.ends is None or until < one.ends) for one in with_customer
    )
    return Turns(vendor, until - begins - vendor, theirs)


def _solved(history: History) -> Iterator[Stretch]:
    since: int | None = None
    for moment in history:
        if since is None:
            since = moment.at if moment.what == "solved" else None
        elif moment.what in _ENDS_SOLVED:
            yield Stretch(since, moment.at)
            since = None
    if since is not None:
        yield Stretch(since)
