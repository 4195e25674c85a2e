"""End the quotes on which nobody decided in time."""

from dataclasses import dataclass
from datetime import datetime

from makegood.commands.command import command
from makegood.commands.steps.decisions import refuse
from makegood.commands.steps.may import require_machine
from makegood.commands.steps.tickets import lock_due
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.quotes import QuoteLapsed
from makegood.tickets.models import Quote


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
    clock = require_machine(by)
    due = Quote.objects.filter(brand=by.brand_id, state=Quote.State.OPEN, lapses_at__lte=at)
    lapsed = lock_due(due.order_by("lapses_at", "id"), by=clock)
    for ticket, quote in lapsed:
        refuse(ticket, quote, Quote.State.LAPSED, by=None, at=at)
    if lapsed:
        facts = [
            QuoteLapsed(ticket=str(ticket.id), quote=str(quote.id)) for ticket, quote in lapsed
        ]
        record(*facts, by=by, at=at)
    return Lapsed(len(lapsed))
