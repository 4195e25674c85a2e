"""What was said and what happened on a ticket, in one order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from makegood.events.models import Fact
from makegood.tickets.models import Message
from makegood.ui.refusals import units


@dataclass(frozen=True, slots=True)
class Entry:
    """Either a message or an event; an event has an icon and a sentence."""

    at: datetime
    message: Message | None = None
    icon: str = ""
    said: str = ""


def timeline(messages: Iterable[Message], facts: Iterable[Fact], *, for_staff: bool) -> list[Entry]:
    """Messages and what happened between them, the oldest first.

    What is a message's own fact is not told twice. Customers do not hear who was assigned.
    """
    by_id = {str(message.id): message for message in messages}
    entries: list[Entry] = []
    for fact in sorted(facts, key=lambda fact: fact.turn):
        if message := by_id.get(fact.details.get("message", "")):
            entries.append(Entry(at=message.at, message=message))
        elif fact.kind in EVENTS and (for_staff or fact.kind not in FOR_STAFF):
            icon, words = EVENTS[fact.kind]
            entries.append(Entry(at=fact.at, icon=icon, said=words(fact, _actor(fact))))
    return entries


def _actor(fact: Fact) -> str:
    return fact.by.name if fact.by else _("Makegood")


def _approved(fact: Fact, name: str) -> str:
    return _("%(name)s approved %(units)s.") % {
        "name": name,
        "units": units(fact.details["units"]),
    }


def _created(fact: Fact, name: str) -> str:
    if not fact.details["units"]:
        return _("%(name)s made this ticket of the request; it is free of charge.") % {"name": name}
    return _("%(name)s made this ticket of the request and proposed %(units)s.") % {
        "name": name,
        "units": units(fact.details["units"]),
    }


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


FOR_STAFF: Final = {"ticket.assigned"}
EVENTS: Final[dict[str, tuple[str, Callable[[Any, str], str]]]] = {
    "ticket.created": ("mail", _created),
    "quote.proposed": (
        "approve",
        lambda fact, name: (
            _("%(name)s proposed %(units)s instead.")
            % {"name": name, "units": units(fact.details["units"])}
        ),
    ),
    "quote.approved": ("approve", _approved),
    "quote.declined": ("close", _says(lambda: _("%(name)s cancelled it. Nothing was taken."))),
    "quote.reminded": ("mail", _says(lambda: _("A reminder was sent."))),
    "quote.lapsed": (
        "pause",
        _says(lambda: _("Nobody decided in time; the proposal lapsed. Nothing was taken.")),
    ),
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
