"""What would an agreement have said of a ticket of the past?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from makegood.terms.agreement.amounts import written
from makegood.terms.agreement.model import Agreement
from makegood.terms.promises.owed import promises_of
from makegood.terms.promises.promise import Promise, State
from makegood.terms.remedies.breach import Breach
from makegood.terms.remedies.remedy import Remedy, rule_on_remedies
from makegood.terms.remedies.worth import Bases
from makegood.terms.replay.stream import Past
from makegood.terms.ruling import Ruling
from makegood.terms.values import Money
from makegood.terms.worktime.zone import instant

PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Judged:
    """The promises of a ticket, and for each that was broken what is owed for it, in their order.

    Nothing is owed where no guarantee was broken, or where something is not known.
    """

    ticket: str
    promises: tuple[Promise, ...]
    remedies: tuple[Ruling[Remedy | None], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of each ticket.

    `paid` is what its product cost where the log does not say so. `until` is the second up to which
    it is judged; without one, its own last moment.
    """

    agreement: Agreement
    paid: Money | None = None
    until: int | None = None


def judge(asked: Question, past: Past) -> Judged:
    """The promises and remedies of a ticket, as if it were the only one of its purchase."""
    agreement = asked.agreement
    if not past.moments:
        return Judged(past.ticket, (), ())
    until = asked.until
    if until is None:
        until = max(moment.at for moment in past.moments)
    known = _known(agreement, past)
    promises = promises_of(agreement, past.moments, known, until)
    broken = [
        Breach(past.ticket, promise, known) for promise in promises if promise.state == State.BROKEN
    ]
    if not broken:
        return Judged(past.ticket, promises, ())
    bases = Bases(paid=past.paid or asked.paid)
    remedies = rule_on_remedies(agreement, broken, bases=bases, until=until, decided={})
    return Judged(past.ticket, promises, remedies)


def rulings(judged: Judged) -> Iterator[dict[str, Any]]:
    """Each promise as data: how it stands, and the clauses and findings of what is owed."""
    broken = sorted(
        (promise for promise in judged.promises if promise.state == State.BROKEN),
        key=lambda promise: (promise.due_at, promise.rule, promise.calls, promise.started_at),
    )
    owed = dict(zip(map(id, broken), judged.remedies, strict=True))
    for promise in judged.promises:
        ruling = owed.get(id(promise))
        yield {
            "ticket": judged.ticket,
            "promise": promise.rule,
            "calls": promise.calls,
            "strength": promise.strength,
            "state": promise.state.value,
            **dict(promise.labels),
            "started_at": _said(promise.started_at),
            "due_at": _said(promise.due_at),
            "stopped_at": _said(promise.stopped_at),
            "overdue_seconds": promise.overdue_seconds,
            "owed": _owed(ruling),
            "clauses": [promise.clause, *(ruling.cites if ruling else [])],
            "findings": [*(ruling.findings if ruling else [])],
        }


def _known(agreement: Agreement, past: Past) -> dict[str, Any]:
    """What the log says; and the tier, if the agreement has but one."""
    tiers = agreement.tiers
    return ({"tier": tiers[0].id} if len(tiers) == 1 else {}) | past.known


def _owed(ruling: Ruling[Remedy | None] | None) -> str | int | None:
    remedy = ruling.outcome if ruling else None
    if remedy is None:
        return None
    if remedy.currency:
        return written(Money(remedy.proposed, remedy.currency))
    return remedy.proposed


def _said(second: int | None) -> str | None:
    return None if second is None else instant(second).isoformat().replace("+00:00", "Z")
