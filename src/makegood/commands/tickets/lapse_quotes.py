"""End the quotes on which nobody decided in time."""

from dataclasses import dataclass
from datetime import datetime

from makegood.commands.command import command
from makegood.commands.steps.decisions import decide
from makegood.commands.steps.may import require_machine
from makegood.commands.steps.tickets import move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.tickets import QuoteLapsed
from makegood.tickets.models import Quote, State, Ticket

AT_ONCE = 200  # tickets in one transaction; the next run takes the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLapses:
    """All that are due at the moment of the command."""


@dataclass(frozen=True, slots=True)
class Lapsed:
    count: int


@command
def lapse_quotes(said: DueLapses, *, by: Actor, key: str, at: datetime) -> Lapsed:
    """Let each open quote lapse whose last moment has passed; nothing is taken.

    Staff can propose anew on the same ticket. Raises NotAllowed for people.
    """
    require_machine(by)
    due = Quote.objects.filter(brand=by.brand_id, state=Quote.State.OPEN, lapses_at__lte=at)
    # A ticket is locked before its quote, as everywhere; one that a customer decides on just now
    # is left to the next run.
    tickets = Ticket.objects.visible_to(by).select_for_update(no_key=True, skip_locked=True)
    locked = {
        ticket.id: ticket
        for ticket in tickets.filter(
            id__in=due.order_by("lapses_at", "id").values("ticket")[:AT_ONCE]
        )
    }
    quotes = list(due.filter(ticket__in=locked))
    for quote in quotes:
        decide(quote, Quote.State.LAPSED, by=None, at=at)
        move(locked[quote.ticket_id], State.LAPSED, at=at)
    if quotes:
        facts = [QuoteLapsed(ticket=str(quote.ticket_id), quote=str(quote.id)) for quote in quotes]
        record(*facts, by=by, at=at)
    return Lapsed(len(quotes))
