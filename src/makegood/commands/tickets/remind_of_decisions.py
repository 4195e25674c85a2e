"""Remind customers of quotes that await their decision."""

from dataclasses import dataclass
from datetime import datetime

from makegood.agreements.queries import terms_with_id
from makegood.commands.command import command
from makegood.commands.steps.may import require_machine
from makegood.commands.steps.tickets import lock_due
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.quotes import DecisionReminded
from makegood.terms.rating.decision import reminders
from makegood.tickets.models import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReminders:
    """All that are due at the moment of the command."""


@dataclass(frozen=True, slots=True)
class Reminded:
    count: int


@command
def remind_of_decisions(said: DueReminders, *, by: Actor, key: str, at: datetime) -> Reminded:
    """Remind of each open quote whose moment has come, and set its next moment.

    A clock that stood still sends one reminder for all that it missed, and none of what has lapsed
    meanwhile. Raises NotAllowed for people.
    """
    clock = require_machine(by)
    due = Quote.objects.filter(brand=by.brand_id, state=Quote.State.OPEN, remind_at__lte=at)
    due = due.exclude(lapses_at__lte=at).order_by("remind_at", "id")
    reminded = lock_due(due, by=clock)
    for ticket, quote in reminded:
        agreement = terms_with_id(ticket.agreement_version_id)
        moments = reminders(agreement, proposed_at=quote.shown_at)
        quote.remind_at = next((moment for moment in moments if moment > at), None)
        quote.save(update_fields=["remind_at"])
    if reminded:
        facts = [
            DecisionReminded(ticket=str(ticket.id), quote=str(quote.id))
            for ticket, quote in reminded
        ]
        record(*facts, by=by, at=at)
    return Reminded(len(reminded))
