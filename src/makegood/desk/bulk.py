"""What can be done with several tickets at once, and what became of each?"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from makegood.agreements.queries import terms_with_id
from makegood.commands.desk.add_tag import Tagging, add_tag
from makegood.commands.refused import Refused
from makegood.commands.tickets.assign_ticket import Assignment, assign_ticket
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.commands.tickets.set_department import Putting, set_department
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from makegood.ui.refusals import refusal

MOST: Final = 25  # tickets at once: those of a page


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one ticket: empty `trouble` if it was done."""

    ticket: Ticket
    trouble: str


type Act = Callable[[Ticket, Member, str, str, datetime], object]


def _take(ticket: Ticket, by: Member, value: str, key: str, at: datetime) -> object:
    said = Assignment(ticket_id=ticket.id, assignee_id=by.id)
    return assign_ticket(said, by=by, key=key, at=at)


def _give_back(ticket: Ticket, by: Member, value: str, key: str, at: datetime) -> object:
    return assign_ticket(Assignment(ticket_id=ticket.id, assignee_id=None), by=by, key=key, at=at)


def _tag(ticket: Ticket, by: Member, value: str, key: str, at: datetime) -> object:
    return add_tag(Tagging(ticket_id=ticket.id, name=value), by=by, key=key, at=at)


def _put(ticket: Ticket, by: Member, value: str, key: str, at: datetime) -> object:
    said = Putting(ticket_id=ticket.id, department=value)
    return set_department(said, by=by, key=key, at=at)


def _close(ticket: Ticket, by: Member, value: str, key: str, at: datetime) -> object:
    return close_ticket(Closure(ticket_id=ticket.id, turn=ticket.turn), by=by, key=key, at=at)


ACTS: Final[dict[str, tuple[str | Promise, Act]]] = {
    "take": (_("I take them"), _take),
    "give_back": (_("Assign them to nobody"), _give_back),
    "tag": (_("Put a tag on them"), _tag),
    "put": (_("Put them with a department"), _put),
    "close": (_("Close them, if they are solved"), _close),
}


def bulk_context(tickets: Sequence[Ticket]) -> dict[str, Any]:
    """For the form below a list that has tickets."""
    agreements = [terms_with_id(ticket.agreement_version_id) for ticket in tickets]
    departments = {name: None for agreement in agreements for name in agreement.departments}
    return {
        "bulk_acts": [(act, label) for act, (label, _run) in ACTS.items()] if tickets else [],
        "bulk_departments": list(departments),
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
    return [Became(one, _tried(one, members[one.brand_id], wish, at=at)) for one in tickets]


def _tried(ticket: Ticket, by: Member, wish: Wish, *, at: datetime) -> str:
    _label, run = ACTS[wish.act]
    try:
        run(ticket, by, wish.value, f"{wish.key}:{ticket.id}", at)
    except Refused as refused:
        return refusal(refused)
    return ""
