"""Strike a time entry that is wrong."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.refusals.work import TimeIsSettled
from makegood.commands.refused import Refused
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.tickets import lock_ticket
from makegood.commands.steps.work import catch_up, entry_on, require_unsettled, require_words
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.work import TimeStruck
from makegood.terms.rating.consumption import is_charged_while_worked
from makegood.tickets.models import Ticket, TimeEntry


class AlreadyStruck(Refused):
    """Somebody struck the entry before."""

    code = "already_struck"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """`reason` stays beside the entry, and the customer reads it."""

    ticket_id: UUID
    entry_id: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class Struck:
    entry_id: UUID


@command
def strike_time(said: Strike, *, by: Actor, key: str, at: datetime) -> Struck:
    """Strike the entry: it stays readable and counts no more. A right one is entered beside it.

    Raises NotAllowed for customers and machines, NotThere, NothingSaid without a reason,
    TimeIsMalformed for too long a one, AlreadyStruck, TimeIsSettled.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    entry = entry_on(ticket, said.entry_id)
    reason = one_line(said.reason)
    if not reason:
        raise NothingSaid(field="reason")
    require_words(reason, field="reason")
    if entry.struck_at:
        raise AlreadyStruck
    require_unsettled(ticket, begins_at=entry.begins_at)
    _require_uncharged(ticket, entry)

    catch_up(ticket, at=at)
    entry.refresh_from_db()
    entry.struck_by = staff
    entry.struck_at = at
    entry.struck_because = reason
    entry.save(update_fields=["struck_by", "struck_at", "struck_because"])
    record(TimeStruck(ticket=str(ticket.id), entry=str(entry.id)), by=by, at=at)
    return Struck(entry.id)


def _require_uncharged(ticket: Ticket, entry: TimeEntry) -> None:
    """Raises TimeIsSettled where each piece of work is charged as soon as it is done."""
    charged = is_charged_while_worked(terms_with_id(ticket.agreement_version_id))
    if charged and entry.ends_at:
        raise TimeIsSettled(settled_at=entry.ends_at)
