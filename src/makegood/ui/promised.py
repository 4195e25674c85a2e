"""What was promised on a ticket, how was the time of it counted, and what is owed for a breach?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.functional import Promise as LazyWords
from django.utils.translation import get_language, gettext_lazy

from makegood.agreements.queries import terms_with_id
from makegood.events.breaches import account_of
from makegood.terms.agreement.lengths import Length
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.said import Names, say
from makegood.terms.agreement.speech import SPEECH
from makegood.terms.promises.promise import Key, Promise, State
from makegood.terms.promises.receipt import Part, receipt_of
from makegood.terms.promises.standing import in_hours, rule_on_promise
from makegood.terms.promises.turns import Turns
from makegood.terms.remedies.remedy import Remedy
from makegood.terms.ruling import Ruling
from makegood.terms.worktime.zone import instant, second
from makegood.tickets.models import Ticket
from makegood.ui.clauses import ClauseWords, clause_words
from makegood.ui.due import Due, Face, owed
from makegood.ui.said import said
from makegood.wording.amounts import money, units

NO_NAMES: Final[Names] = {}
STRENGTHS: Final[Mapping[str, LazyWords]] = {
    "target": gettext_lazy("An aim: nothing is owed if it is missed"),
    "commitment": gettext_lazy("A promise, counted and reported"),
    "guarantee": gettext_lazy("Guaranteed: something is owed if it is broken"),
}
DESTINATIONS: Final[Mapping[str, LazyWords]] = {
    "wallet": gettext_lazy("into your wallet"),
    "original_payment": gettext_lazy("back to where it was paid from"),
    "credits": gettext_lazy("into your balance"),
    "window": gettext_lazy("as a longer time"),
}

WHOSE_TURN: Final[Mapping[str, LazyWords]] = {
    "vendor": gettext_lazy("It is the vendor's turn."),
    "customer": gettext_lazy("It is the customer's turn."),
    "nobody": gettext_lazy("It has ended: it is nobody's turn."),
}


@dataclass(frozen=True, slots=True)
class PartShown:
    """A stretch of the time: how much of it counted, and how it looks."""

    begins_at: datetime
    ends_at: datetime
    counted: str  # "26:05:00"
    stood_still: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class RemedyShown:
    """What is owed for the breach: in the range, as computed now, and by which steps.

    Without `proposed` nothing is owed, or not yet known; the last step says why. It is not
    `is_owed` where something before it was worth the whole.
    """

    is_owed: bool
    proposed: str
    least: str
    most: str
    destination: str | LazyWords
    grows: bool
    by_staff: bool
    steps: tuple[tuple[str, str], ...]  # sentence and clause


@dataclass(frozen=True, slots=True)
class TurnsShown:
    """How long each side had the ticket, and whose turn it is: nobody's once it has ended."""

    vendor: str  # "26:05:00"
    customer: str
    customer_percent: int
    whose: str | LazyWords


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseShown:
    """A promise with all that a reader needs to reckon it again."""

    clause: ClauseWords
    strength: LazyWords
    due: Due
    calls: str
    within: str
    used: str
    parts: Sequence[PartShown]
    remedy: RemedyShown | None


def account_shown(ticket: Ticket, *, at: datetime) -> dict[str, Any]:
    """What the page of promises shows: whose turn, and each promise with what is owed for it."""
    account = account_of(ticket, at=at)
    return {
        "turns": _turns(account.turns, ended=ticket.has_ended),
        "promises": promises_shown(
            account.promises,
            terms_with_id(ticket.agreement_version_id),
            ticket=str(ticket.id),
            at=at,
            remedies=account.remedies,
        ),
    }


def _turns(turns: Turns, *, ended: bool) -> TurnsShown:
    whole = turns.vendor_seconds + turns.customer_seconds
    return TurnsShown(
        vendor=in_hours(turns.vendor_seconds),
        customer=in_hours(turns.customer_seconds),
        customer_percent=100 * turns.customer_seconds // whole if whole else 0,
        whose=WHOSE_TURN["nobody" if ended else "customer" if turns.theirs else "vendor"],
    )


def promises_shown(
    promises: Iterable[Promise],
    agreement: Agreement,
    *,
    ticket: str,
    at: datetime,
    remedies: Mapping[Key, Ruling[Remedy | None]] | None = None,
) -> list[PromiseShown]:
    """Each promise of the ticket of that id as pages show it, by its start."""
    return [_shown(one, agreement, ticket, at, remedies or {}) for one in promises]


def _shown(
    promise: Promise,
    agreement: Agreement,
    ticket: str,
    at: datetime,
    remedies: Mapping[Key, Ruling[Remedy | None]],
) -> PromiseShown:
    receipt = receipt_of(agreement, promise, second(at))
    speech = SPEECH[get_language() or "en"]
    key = promise.key_on(ticket)
    used = within = ""
    if receipt is not None:
        within = say(receipt.within, speech, NO_NAMES)
        days = receipt.within.seconds is None
        used = str(receipt.used) if days else in_hours(receipt.used)
    return PromiseShown(
        clause=clause_words(agreement, promise.clause),
        strength=STRENGTHS[promise.strength],
        due=due_shown(promise, at=at),
        calls=promise.calls.replace("_", " "),
        within=within,
        used=used,
        parts=[_part(part) for part in receipt.parts] if receipt else [],
        remedy=_remedy(remedies[key]) if key in remedies else None,
    )


def due_shown(promise: Promise, *, at: datetime) -> Due:
    """How the promise stands: with a clock while it is owed, and in words once it is not."""
    (step,) = rule_on_promise(promise).because
    if promise.state == State.PAUSED:
        return Due(Face.PAUSED, said(step))
    if promise.stopped_at is None:
        return owed(promise, at=at, note="")
    if promise.state == State.BROKEN and promise.strength == "target":
        return Due(Face.AIM, said(step))
    face = {State.KEPT: Face.KEPT, State.BROKEN: Face.BROKEN}.get(promise.state, Face.NONE)
    return Due(face, said(step))


def _part(part: Part) -> PartShown:
    return PartShown(
        instant(part.begins),
        instant(part.ends),
        in_hours(part.counted),
        part.stood_still,
        part.is_late,
    )


def _remedy(ruling: Ruling[Remedy | None]) -> RemedyShown:
    remedy = ruling.outcome
    steps = tuple((said(step), step.clause) for step in ruling.because)
    if remedy is None:
        return RemedyShown(False, "", "", "", "", grows=False, by_staff=False, steps=steps)

    return RemedyShown(
        is_owed=remedy.most > 0,
        proposed=_size(remedy, remedy.proposed),
        least=_size(remedy, remedy.least),
        most=_size(remedy, remedy.most),
        destination=DESTINATIONS[remedy.goes_to],
        grows=not remedy.is_final,
        by_staff=remedy.decided_by_staff,
        steps=steps,
    )


def _size(remedy: Remedy, size: int) -> str:
    if remedy.kind == "money":
        return money(size, remedy.currency)
    if remedy.kind == "units":
        return units(size)
    return say(Length(size, "day"), SPEECH[get_language() or "en"], NO_NAMES)


def at_a_glance(promises: Sequence[Promise]) -> Sequence[Promise]:
    """Those that are owed or were broken; where none is, the last one."""
    telling = [one for one in promises if one.state not in (State.KEPT, State.LIFTED)]
    return telling or promises[-1:]
