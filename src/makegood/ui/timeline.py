"""What was said and what happened on a ticket, in one order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from makegood.events.models import Fact
from makegood.terms.coverage.verdict import Covers
from makegood.tickets.models import Message, TimeEntry
from makegood.ui import desk_words
from makegood.wording.amounts import amount, span, units


@dataclass(frozen=True, slots=True)
class Entry:
    """Either a message or an event; an event has an icon and a sentence."""

    at: datetime
    message: Message | None = None
    icon: str = ""
    said: str = ""


def timeline(messages: Iterable[Message], facts: Iterable[Fact], *, for_staff: bool) -> list[Entry]:
    """Messages and what happened between them, the oldest first.

    Of a message that has a reason of its own the reason is told first. Customers do not hear how
    staff keep their desk.
    """
    by_id = {str(message.id): message for message in messages}
    entries: list[Entry] = []
    for fact in sorted(facts, key=lambda fact: fact.turn):
        if _is_told(fact, for_staff=for_staff):
            icon, words = EVENTS[fact.kind]
            entries.append(Entry(at=fact.at, icon=icon, said=words(fact, _actor(fact))))
        if message := by_id.get(fact.details.get("message", "")):
            entries.append(Entry(at=message.at, message=message))
    return entries


def _is_told(fact: Fact, *, for_staff: bool) -> bool:
    """Where no rule decides, there is no verdict to tell of: what staff do next says it."""
    if fact.kind == "verdict.given" and fact.details["covers"] == Covers.NEEDS_STAFF:
        return False
    return fact.kind in EVENTS and (for_staff or fact.kind not in FOR_STAFF)


def _actor(fact: Fact) -> str:
    return fact.by.name if fact.by else _("Makegood")


def _approved(fact: Fact, name: str) -> str:
    return _("%(name)s approved %(units)s.") % {
        "name": name,
        "units": amount(fact.details["most"], fact.details["currency"]),
    }


def _proposed(fact: Fact, name: str) -> str:
    cost = span(fact.details["least"], fact.details["most"], fact.details["currency"])
    if fact.details["adds_to"]:
        return _("%(name)s proposed %(units)s more.") % {"name": name, "units": cost}
    if fact.details["supersedes"]:
        return _("%(name)s proposed %(units)s instead.") % {"name": name, "units": cost}
    return _("%(name)s proposed %(units)s.") % {"name": name, "units": cost}


def _funded(fact: Fact, name: str) -> str:
    return _("The balance suffices: %(units)s are approved, as was asked before.") % {
        "units": amount(fact.details["most"], fact.details["currency"])
    }


def _settled(fact: Fact, name: str) -> str:
    charged, released = (
        amount(fact.details[what], fact.details["currency"]) for what in ("charged", "released")
    )
    return _("The work is settled: %(charged)s charged, %(released)s not needed.") % {
        "charged": charged,
        "released": released,
    }


def _stopped(fact: Fact, name: str) -> str:
    if fact.details["stopped"] == TimeEntry.Stopped.CEILING:
        return _("All that was confirmed is used: the timer stopped.")
    if fact.details["stopped"] == TimeEntry.Stopped.FORGOTTEN:
        return _("A timer ran so long that it was forgotten; it stopped, and counts for nothing.")
    return _("%(name)s stopped working on it for now.") % {"name": name}


def _created(fact: Fact, name: str) -> str:
    if not fact.details["tier"]:
        return _("%(name)s opened this ticket.") % {"name": name}
    if not fact.details["units"]:
        return _("%(name)s made this ticket of the request; it is free of charge.") % {"name": name}
    return _("%(name)s made this ticket of the request and proposed %(units)s.") % {
        "name": name,
        "units": units(fact.details["units"]),
    }


def _verdict(fact: Fact, name: str) -> str:
    said = VERDICTS[Covers(fact.details["covers"])]()
    if fact.details["judge"] is None:
        return _("By the agreement: %(verdict)s.") % {"verdict": said}
    return _("%(name)s decided: %(verdict)s.") % {"name": name, "verdict": said}


def _reviewed(fact: Fact, name: str) -> str:
    if fact.details["upheld"]:
        return _("%(name)s looked at the objection: the customer was right.") % {"name": name}
    return _("%(name)s looked at the objection: the decision stands.") % {"name": name}


def _cancelled(fact: Fact, name: str) -> str:
    return _("%(name)s cancelled after the approval; %(units)s were given back.") % {
        "name": name,
        "units": units(fact.details["units_back"]),
    }


def _erased(fact: Fact, name: str) -> str:
    if fact.by is None:
        return _("The access details were erased with the end of the ticket.")
    return _("%(name)s erased the access details.") % {"name": name}


def _says(pattern: Callable[[], str]) -> Callable[[Fact, str], str]:
    return lambda fact, name: pattern() % {"name": name}


VERDICTS: Final[dict[Covers, Callable[[], str]]] = {
    Covers.COVERED: lambda: _("covered"),
    Covers.PAYABLE: lambda: _("not covered, possible for a price"),
    Covers.REFUSED: lambda: _("not covered"),
    Covers.NEEDS_FACTS: lambda: _("something must be known first"),
}
FOR_STAFF: Final = {"ticket.assigned", "quote.rated"} | desk_words.FOR_STAFF
EVENTS: Final[dict[str, tuple[str, Callable[[Any, str], str]]]] = {
    **{kind: (icon, _says(words)) for kind, (icon, words) in desk_words.EVENTS.items()},
    "ticket.created": ("mail", _created),
    "quote.proposed": ("approve", _proposed),
    "quote.rated": ("approve", _proposed),
    "quote.seconded": ("approve", _says(lambda: _("%(name)s agreed to the cost."))),
    "quote.funds_awaited": (
        "approve",
        _says(lambda: _("%(name)s approves it as soon as the balance suffices.")),
    ),
    "quote.funded": ("approve", _funded),
    "quote.approved": ("approve", _approved),
    "work.started": ("clock", _says(lambda: _("%(name)s began to work on it."))),
    "work.stopped": ("clock", _stopped),
    "work.added": ("clock", _says(lambda: _("%(name)s entered time that was worked."))),
    "work.struck": ("clock", _says(lambda: _("%(name)s struck a time entry."))),
    "work.limit_near": (
        "warning",
        _says(lambda: _("What was confirmed is nearly used; both sides are told.")),
    ),
    "work.settled": ("done", _settled),
    "work.defect_found": (
        "info",
        _says(lambda: _("%(name)s found that the cause is a defect of ours: it costs nothing.")),
    ),
    "quote.declined": ("close", _says(lambda: _("%(name)s cancelled it. Nothing was taken."))),
    "quote.reminded": ("mail", _says(lambda: _("A reminder was sent."))),
    "quote.lapsed": (
        "pause",
        _says(lambda: _("Nobody decided in time; the proposal lapsed. Nothing was taken.")),
    ),
    "verdict.given": ("agreement", _verdict),
    "ticket.told": ("reply", _says(lambda: _("%(name)s told what must be known."))),
    "ticket.unfounded": ("info", _says(lambda: _("%(name)s found no issue behind it."))),
    "objection.made": ("warning", _says(lambda: _("%(name)s objected to the decision."))),
    "objection.reviewed": ("agreement", _reviewed),
    "ticket.assigned": ("person", _says(lambda: _("%(name)s changed who works on it."))),
    "ticket.cancelled": ("close", _cancelled),
    "ticket.solved": ("done", _says(lambda: _("%(name)s marked it as solved."))),
    "ticket.closed": ("done", _says(lambda: _("%(name)s closed it."))),
    "access.asked": ("key", _says(lambda: _("%(name)s asked for access details."))),
    "access.given": ("lock", _says(lambda: _("%(name)s gave access details; they are sealed."))),
    "access.opened": ("eye", _says(lambda: _("%(name)s opened the access details."))),
    "access.erased": ("lock", _erased),
    "ticket.reopened": ("back", _says(lambda: _("%(name)s wrote again; it goes on."))),
}
