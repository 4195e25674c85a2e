"""Erase what was given, at once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.access import NothingIsKept
from makegood.commands.steps.access import access_on, erase
from makegood.commands.steps.may import require_customer
from makegood.commands.steps.tickets import lock_ticket
from makegood.people.models import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    ticket_id: UUID
    access_id: UUID


@dataclass(frozen=True, slots=True)
class Withdrawn:
    access_id: UUID


@command
def withdraw_access(said: Withdrawal, *, by: Actor, key: str, at: datetime) -> Withdrawn:
    """Destroy the details and their key; who looked at them stays known.

    Raises NotAllowed for staff and machines, NotThere, NothingIsKept.
    """
    require_customer(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    access = access_on(ticket, said.access_id, by=by)
    if not access.is_kept:
        raise NothingIsKept
    erase(access, by=by, at=at)
    return Withdrawn(access.id)
