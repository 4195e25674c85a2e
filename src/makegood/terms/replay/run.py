"""What would an agreement have said of the tickets of the past?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.promises.owed import promises_of
from makegood.terms.promises.promise import Promise, State
from makegood.terms.promises.standing import rule_on_promise
from makegood.terms.remedies.breach import Breach
from makegood.terms.remedies.remedy import Remedy, owed_in_words, rule_on_remedies
from makegood.terms.remedies.worth import Bases, OtherCurrency
from makegood.terms.replay.past import Past, Troubles
from makegood.terms.ruling import Ruling
from makegood.terms.values import Money
from makegood.terms.worktime.opening import OutOfReach
from makegood.terms.worktime.zone import instant


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of each ticket.

    `paid` is what its product cost where the log does not say so. `until` is the second up to which
    it is judged; without one, its own last moment.
    """

    agreement: Agreement
    paid: Money | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """The promises of a ticket by their start, and what is owed for each that was broken.

    `owed` is in the order of the breaches; a ruling without a remedy says why there is none.
    """

    ticket: str
    promises: tuple[Promise, ...]
    owed: tuple[tuple[Promise, Ruling[Remedy | None]], ...]


def judge_all(asked: Question, pasts: Iterable[Past], troubles: Troubles) -> Iterator[Judged]:
    """Each ticket by itself, as if it were the only one of its purchase.

    Those that can't be judged become troubles, and have no promises.
    """
    for past in pasts:
        try:
            yield judge(asked, past)
        except OutOfReach:
            troubles.add(past.line, past.ticket, "out_of_reach")
            yield Judged(past.ticket, (), ())
        except OtherCurrency:
            troubles.add(past.line, past.ticket, "other_currency")
            yield Judged(past.ticket, (), ())


def judge(asked: Question, past: Past) -> Judged:
    """The promises and remedies of a ticket. Raises OutOfReach and OtherCurrency."""
    if not past.moments:
        return Judged(past.ticket, (), ())
    agreement, until = asked.agreement, asked.until
    if until is None:
        until = max(moment.at for moment in past.moments)
    known = _known(agreement, past)
    promises = promises_of(agreement, past.moments, known, until)
    breaches = [
        Breach(past.ticket, promise, known) for promise in promises if promise.state == State.BROKEN
    ]
    if not breaches:
        return Judged(past.ticket, promises, ())
    breaches.sort(key=lambda breach: breach.key)
    bases = Bases(paid=past.paid or asked.paid)
    found = rule_on_remedies(agreement, breaches, bases=bases, until=until, decided={})
    owed = zip((breach.promise for breach in breaches), found, strict=True)
    return Judged(past.ticket, promises, tuple(owed))


def rulings(judged: Judged) -> Iterator[dict[str, Any]]:
    """Each promise as data: how it stands, what is owed for it, and why, by clause and finding."""
    owed = {id(promise): ruling for promise, ruling in judged.owed}
    for promise in judged.promises:
        ruling = owed.get(id(promise))
        because = rule_on_promise(promise).because + (ruling.because if ruling else ())
        yield {
            "ticket": judged.ticket,
            "promise": promise.rule,
            "calls": promise.calls,
            "strength": promise.strength,
            "labels": dict(promise.labels),
            "state": promise.state.value,
            "started_at": _said(promise.started_at),
            "due_at": _said(promise.due_at),
            "stopped_at": _said(promise.stopped_at),
            "overdue_seconds": promise.overdue_seconds,
            "remedy": ruling.outcome.rule if ruling and ruling.outcome else None,
            "owed": _owed(ruling.outcome) if ruling and ruling.outcome else None,
            "clauses": list(dict.fromkeys(step.clause for step in because)),
            "because": [
                {"clause": step.clause, "finding": step.finding, "facts": dict(step.facts)}
                for step in because
            ],
        }


def _known(agreement: Agreement, past: Past) -> Known:
    """What the log says; and the tier, if the agreement has but one."""
    tiers = agreement.tiers
    return ({"tier": tiers[0].id} if len(tiers) == 1 else {}) | past.known


def _owed(remedy: Remedy) -> str:
    return owed_in_words(remedy.proposed, remedy.kind, remedy.currency)


def _said(second: int | None) -> str | None:
    return None if second is None else instant(second).isoformat().replace("+00:00", "Z")
