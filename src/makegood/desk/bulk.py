"""What can be done with several tickets at once, and what became of each?"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from makegood.agreements.queries import terms_with_id
from makegood.commands.refused import Refused
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.desk.acts import Act, Step, assign, put, tag
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from makegood.ui.refusals import refusal

MOST: Final = 25  # tickets at once: those of a page


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one ticket: empty `trouble` if it was done, and what would undo it."""

    ticket: Ticket
    trouble: str = ""
    undo: Step | None = None


def _take(ticket: Ticket, by: Member, value: str, key: str, at: datetime) -> Step | None:
    return assign(ticket, by, str(by.id), key, at)


def _give_back(ticket: Ticket, by: Member, value: str, key: str, at: datetime) -> Step | None:
    return assign(ticket, by, "", key, at)


def _close(ticket: Ticket, by: Member, value: str, key: str, at: datetime) -> Step | None:
    close_ticket(Closure(ticket_id=ticket.id, turn=ticket.turn), by=by, key=key, at=at)
    return None  # its customer was told; who goes on with it says why


ACTS: Final[dict[str, tuple[str | Promise, Act]]] = {
    "take": (_("I take them"), _take),
    "give_back": (_("Assign them to nobody"), _give_back),
    "tag": (_("Put a tag on them"), tag),
    "put": (_("Put them with a department"), put),
    "close": (_("Close them, if they are solved"), _close),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What stands in the form below a list; `left` are the tickets that are still chosen."""

    act: str = ""
    tag: str = ""
    department: str = ""
    left: frozenset[UUID] = frozenset()


def bulk_context(tickets: Sequence[Ticket], typed: Typed) -> dict[str, Any]:
    """For the form below a list that has tickets."""
    agreements = [terms_with_id(ticket.agreement_version_id) for ticket in tickets]
    departments = {name: None for agreement in agreements for name in agreement.departments}
    return {
        "bulk_acts": [(act, label) for act, (label, _run) in ACTS.items()] if tickets else [],
        "bulk_departments": list(departments),
        "typed": typed,
        "key": secrets.token_urlsafe(16),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be done with each of several tickets; `value` is a tag's name, or a department."""

    act: str
    value: str
    key: str


def done_with_each(
    tickets: Sequence[Ticket], members: Mapping[UUID, Member], wish: Wish, *, at: datetime
) -> list[Became]:
    """Each ticket by its own command, under its own key: what one refuses stops no other."""
    return [_tried(one, members[one.brand_id], wish, at=at) for one in tickets]


def _tried(ticket: Ticket, by: Member, wish: Wish, *, at: datetime) -> Became:
    _label, run = ACTS[wish.act]
    try:
        undo = run(ticket, by, wish.value, f"{wish.key}:{ticket.id}", at)
    except Refused as refused:
        return Became(ticket, trouble=refusal(refused))
    return Became(ticket, undo=undo)
