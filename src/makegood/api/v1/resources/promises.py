"""What does a program see of what was promised on a ticket?"""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from ninja import Schema

from makegood.agreements.queries import terms_with_id
from makegood.api.v1.route import Path
from makegood.events.breaches import account_of
from makegood.people.models import Member
from makegood.terms.agreement.model import Agreement
from makegood.terms.promises.promise import Key, Promise
from makegood.terms.promises.receipt import receipt_of
from makegood.terms.remedies.remedy import Remedy
from makegood.terms.ruling import Ruling
from makegood.terms.worktime.zone import instant, second
from makegood.tickets.queries import ticket_with_id


class PartOut(Schema):
    """A stretch of a promise's time. `counted_seconds` are of its own clock: open time, perhaps."""

    begins_at: datetime
    ends_at: datetime
    counted_seconds: int
    stood_still: bool
    is_late: bool


class LengthOut(Schema):
    """So much time, by the clock that its unit names: "hour", "working hour", "business day" ..."""

    amount: int
    unit: str


class StepOut(Schema):
    """A step of the reckoning: what was found by which clause, and its numbers."""

    clause: str
    finding: str
    facts: dict[str, str | int]


class RemedyOut(Schema):
    """What is owed for a breach: minor units of `currency`, units, or days.

    Staff decide between `least` and `most` where `decided_by_staff`; as long as it is not
    `is_final` the delay goes on.
    """

    clause: str
    kind: str
    currency: str
    least: int
    proposed: int
    most: int
    goes_to: str
    decided_by_staff: bool
    is_final: bool


class PromiseOut(Schema):
    """Something owed by `due_at`, which is null while nothing ends a pause.

    `used` is of the time that was given, `within`: seconds, or whole days where days are counted;
    both are null where nothing is owed any more.
    """

    rule: str
    calls: str
    clause: str
    strength: str
    state: str
    started_at: datetime
    due_at: datetime | None
    stopped_at: datetime | None
    overdue_seconds: int
    within: LengthOut | None
    used: int | None
    parts: list[PartOut]
    remedy: RemedyOut | None
    remedy_because: list[StepOut]


class PromisesOut(Schema):
    """The promises of a ticket at the moment `at`, by their start.

    How long each side had the ticket until then, or until it ended, is in real seconds.
    """

    at: datetime
    vendor_seconds: int
    customer_seconds: int
    items: list[PromiseOut]


def ticket_promises(by: Member, path: Path) -> PromisesOut | None:
    """Show what was promised on a ticket, how it was counted, and what is owed for a breach."""
    ticket = ticket_with_id(by, path["ticket_id"])
    if ticket is None:
        return None
    at = timezone.now().replace(microsecond=0)
    agreement = terms_with_id(ticket.agreement_version_id)
    account = account_of(ticket, at=at)
    return PromisesOut(
        at=at,
        vendor_seconds=account.turns.vendor_seconds,
        customer_seconds=account.turns.customer_seconds,
        items=[
            _shown(one, agreement, str(ticket.id), account.remedies, at=at)
            for one in account.promises
        ],
    )


def _shown(
    promise: Promise,
    agreement: Agreement,
    ticket: str,
    remedies: Mapping[Key, Ruling[Remedy | None]],
    *,
    at: datetime,
) -> PromiseOut:
    receipt = receipt_of(agreement, promise, second(at))
    ruling = remedies.get(promise.key_on(ticket))
    remedy = ruling.outcome if ruling else None
    return PromiseOut(
        rule=promise.rule,
        calls=promise.calls,
        clause=promise.clause,
        strength=promise.strength,
        state=promise.state,
        started_at=instant(promise.started_at),
        due_at=_moment(promise.due_at),
        stopped_at=_moment(promise.stopped_at),
        overdue_seconds=promise.overdue_seconds,
        within=LengthOut(amount=receipt.within.amount, unit=receipt.within.unit)
        if receipt
        else None,
        used=receipt.used if receipt else None,
        parts=[
            PartOut(
                begins_at=instant(part.begins),
                ends_at=instant(part.ends),
                counted_seconds=part.counted,
                stood_still=part.stood_still,
                is_late=part.is_late,
            )
            for part in (receipt.parts if receipt else ())
        ],
        remedy=_remedy(remedy) if remedy else None,
        remedy_because=[
            StepOut(clause=step.clause, finding=step.finding, facts=dict(step.facts))
            for step in (ruling.because if ruling else ())
        ],
    )


def _moment(at: int | None) -> datetime | None:
    return None if at is None else instant(at)


def _remedy(remedy: Remedy) -> RemedyOut:
    return RemedyOut(**{name: getattr(remedy, name) for name in RemedyOut.model_fields})
