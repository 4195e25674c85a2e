"""How much of the work on a ticket counts, and what is it worth before anything is rounded?

Amounts are counted in portions: PORTIONS to a unit or a minor unit, so that every second at any
percentage is a whole number of them.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from makegood.terms.agreement.applies import applies
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.rates import Surcharge, Work
from makegood.terms.rating.amount import number_of, same_kind
from makegood.terms.rating.job import Approved, Job, Stretch
from makegood.terms.worktime.reckon import elapsed_seconds
from makegood.terms.worktime.zone import instant, second

PORTIONS = 3600 * 100  # seconds of an hour, hundredths of a share


@dataclass(slots=True)
class Reading:
    """What the meter shows; all of it in seconds but `portions`."""

    counted: int = 0
    surcharged: dict[str, int] = field(default_factory=dict)  # by the id of the surcharge
    portions: int = 0
    unconfirmed: int = 0  # worked before anything was confirmed
    beyond: int = 0  # worked once the ceiling was reached


@dataclass(frozen=True, slots=True)
class _Piece:
    """A time in which nothing changes: as many people work, under one approval."""

    begins: int
    ends: int
    people: int
    phase: int  # how many approvals there were


def work_of(agreement: Agreement) -> Work:
    """What an hour costs, in an agreement that pays for time."""
    work = agreement.rules.work
    assert work, "time is paid for only where there is [work]"
    return work


def read_meter(agreement: Agreement, job: Job) -> Reading:
    """What counts of all that was worked: what was confirmed before it was worked.

    Of people at work at the same time, as many count as were confirmed. In the second in which the
    ceiling is reached the meter stops, until more is confirmed. The order of stretches is of no
    matter. Source: tables [work], [[surcharge]] and [ceiling], docs/terms/work.md.
    """
    reading = Reading()
    for piece in _pieces(job):
        if not piece.phase:
            reading.unconfirmed += (piece.ends - piece.begins) * piece.people
            continue
        _count(reading, agreement, job, piece)
    return reading


def surcharges_of(agreement: Agreement, job: Job, approved: Approved) -> tuple[Surcharge, ...]:
    """The surcharges that were confirmed and that are known to apply."""
    return tuple(
        rule
        for rule in agreement.rules.surcharge
        if rule.id in approved.surcharges and applies(rule.when, job.known)
    )


def _pieces(job: Job) -> Iterator[_Piece]:
    """The time worked, in order, cut where somebody begins or ends or something is confirmed."""
    stretches = [_seconds_of(stretch) for stretch in job.stretches]
    confirmed = [second(approved.at) for approved in job.approved]
    assert confirmed == sorted(confirmed), "approvals are given the earliest first"
    cuts = sorted({*confirmed, *(cut for stretch in stretches for cut in stretch)})
    for begins, ends in pairwise(cuts):
        people = sum(1 for starts, stops in stretches if starts <= begins and ends <= stops)
        if people:
            phase = sum(1 for at in confirmed if at <= begins)
            yield _Piece(begins, ends, people, phase)


def _seconds_of(stretch: Stretch) -> tuple[int, int]:
    begins, ends = second(stretch.begins_at), second(stretch.ends_at)
    assert begins <= ends
    return begins, ends


def _count(reading: Reading, agreement: Agreement, job: Job, piece: _Piece) -> None:
    approved = job.approved[piece.phase - 1]
    an_hour = work_of(agreement).an_hour
    assert same_kind(an_hour, approved.ceiling)
    charged = surcharges_of(agreement, job, approved)
    people = min(piece.people, approved.people)
    most = number_of(approved.ceiling) * PORTIONS

    def outside(rule: Surcharge, until: int) -> int:
        return _outside(agreement, job, rule, piece.begins, until) * people

    def worth(until: int) -> int:
        """What the piece is worth up to a second, in portions."""
        shares = 100 * (until - piece.begins) * people
        shares += sum(rule.percent * outside(rule, until) for rule in charged)
        return shares * number_of(an_hour)

    left = max(0, most - reading.portions)
    until = piece.ends
    if worth(until) > left:
        until = piece.begins + bisect_left(range(piece.begins, piece.ends), left, key=worth)
    reading.counted += (until - piece.begins) * people
    reading.beyond += (piece.ends - until) * people
    reading.portions += min(worth(until), left)
    for rule in charged:
        so_far = reading.surcharged.get(rule.id, 0)
        reading.surcharged[rule.id] = so_far + outside(rule, until)


def _outside(agreement: Agreement, job: Job, rule: Surcharge, begins: int, until: int) -> int:
    """How much of a time lies outside of the hours of the surcharge; all of it if it has none."""
    if rule.outside is None:
        return until - begins
    calendar = job.own_hours.get(rule.outside) or agreement.calendar(rule.outside)
    return until - begins - elapsed_seconds(calendar, instant(begins), instant(until))
