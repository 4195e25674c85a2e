"""How near do the book and a whole approval come to their own statements, sent bare?

Each pair of a hold and its capture is run by `ledger/book.py` and, on another ticket of the same
kind, sent as bare statements in the same round; so is each approval.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from statistics import median
from typing import Any
from uuid import uuid4

import psycopg

from bench.parts.installation import SIZES, Place, full_desk
from bench.parts.timing import kept, timed

PAIRS = 400
APPROVALS = 60
WANTED = {"hold and capture": 80, "whole approval": 25}  # hundredths of what the bare ones reach


def main() -> int:
    """Zero if both come near enough."""
    parser = ArgumentParser(prog="bin/bench book")
    parser.add_argument("--size", choices=SIZES, default="1k")
    with full_desk(parser.parse_args().size) as place:
        reached = [_compared("hold and capture", place, _pairs(place), PAIRS)]
        reached.append(_compared("whole approval", place, _approvals(place), APPROVALS))
    return 0 if all(reached) else 1


def _compared(name: str, place: Place, works: Iterator[Callable[[], Any]], times: int) -> bool:
    """Ours and the bare ones in turn; both medians, in microseconds."""
    replayed = import_module("bench.parts.replayed")
    ours: list[int] = []
    bare: list[int] = []
    statements: list[Any] = []
    with psycopg.connect(place.app_url, autocommit=True) as connection:
        for _each in range(times):
            ours.append(timed(next(works)))
            statements = replayed.statements_of(next(works))
            bare.append(replayed.time_bare(connection, statements))
    share = int(median(bare) * 100 // median(ours))
    reached = share >= WANTED[name]
    print(
        f"{name:<18} {len(statements):>3} statements  ours {median(ours) / 10**6:7.2f} ms"
        f"  bare {median(bare) / 10**6:7.2f} ms  {share:>3} %  >= {WANTED[name]} %:"
        f" {'yes' if reached else 'NO'}"
    )
    kept(name, {"ours_ns": median(ours), "bare_ns": median(bare), "statements": len(statements)})
    return reached


def _pairs(place: Place) -> Iterator[Callable[[], Any]]:
    """A hold of one unit and its capture, each pair for a quote of its own."""
    cases = import_module("bench.parts.cases")
    book = import_module("makegood.ledger.book")
    writing = import_module("makegood.brands.scope").writing
    nora = cases.member_named(place.customer)
    unit = import_module("tests.world").unit_of(nora.brand_id)
    at = datetime.now(UTC)  # noqa: TID251 - a benchmark begins as a door does

    def pair() -> None:
        quote = uuid4()
        with writing(nora.brand_id):
            why = book.Why(key=f"hold:{quote}", by=nora, at=at, ticket=uuid4())
            hold = book.hold(nora.company_id, unit, 1, quote_id=quote, why=why)
            done = book.Why(key=f"capture:{quote}", by=nora, at=at, ticket=why.ticket)
            book.capture(hold, 1, why=done)

    while True:
        yield pair


def _approvals(place: Place) -> Iterator[Callable[[], Any]]:
    """Approvals of tickets of their own."""
    cases = import_module("bench.parts.cases")
    world = import_module("tests.world")
    approve = import_module("makegood.commands.tickets.approve_quote").approve_quote
    nora = cases.member_named(place.customer)
    at = datetime.now(UTC)  # noqa: TID251 - a benchmark begins as a door does
    for ticket in cases.to_approve(place, 2 * APPROVALS, at=at):
        said = world.approval(ticket)
        yield lambda said=said, ticket=ticket: approve(said, by=nora, key=str(ticket.id), at=at)


if __name__ == "__main__":
    sys.exit(main())
