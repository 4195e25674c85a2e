"""Remind customers of quotes that await their decision."""

from dataclasses import dataclass
from datetime import datetime

from makegood.agreements.queries import terms_of
from makegood.commands.command import command
from makegood.commands.steps.may import require_machine
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.tickets import DecisionReminded
from makegood.terms.rating.decision import reminders
from makegood.tickets.models import Quote

AT_ONCE = 200  # quotes in one transaction; the next run takes the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReminders:
    """All that are due at the moment of the command."""


@dataclass(frozen=True, slots=True)
class Reminded:
    count: int


@command
def remind_of_decisions(said: DueReminders, *, by: Actor, key: str, at: datetime) -> Reminded:
    """Remind of each open quote whose moment has come, and set its next moment.

    A clock that stood still sends one reminder for all that it missed. Raises NotAllowed for
    people.
    """
    require_machine(by)
    due = Quote.objects.filter(brand=by.brand_id, state=Quote.State.OPEN, remind_at__lte=at)
    quotes = list(
        due.select_for_update(no_key=True, of=("self",), skip_locked=True)
        .select_related("ticket__agreement_version")
        .order_by("remind_at", "id")[:AT_ONCE]
    )
    for quote in quotes:
        agreement = terms_of(quote.ticket.agreement_version)
        moments = reminders(agreement, proposed_at=quote.proposed_at)
        quote.remind_at = next((moment for moment in moments if moment > at), None)
        quote.save(update_fields=["remind_at"])
    if quotes:
        facts = [
            DecisionReminded(ticket=str(quote.ticket_id), quote=str(quote.id)) for quote in quotes
        ]
        record(*facts, by=by, at=at)
    return Reminded(len(quotes))
