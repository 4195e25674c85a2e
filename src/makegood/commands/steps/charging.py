"""Charging work while it goes on, where the agreement does not wait until it is solved."""

from datetime import datetime

from makegood.agreements.queries import terms_with_id
from makegood.commands.steps.units import use_held, used_before
from makegood.people.models import Actor
from makegood.terms.rating.amount import number_of
from makegood.terms.rating.consumption import is_charged_while_worked, on_settlement
from makegood.tickets.bill import bill_of
from makegood.tickets.models import Ticket
from makegood.tickets.work import work_log


def charge_so_far(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Use what the ticket's work has come to, beyond what was used for it before.

    Nothing where the agreement settles the whole at the end, or bills money.
    """
    agreement = terms_with_id(ticket.agreement_version_id)
    if not is_charged_while_worked(agreement):
        return
    bill = bill_of(work_log(ticket), agreement)
    if bill is None or bill.quotes[-1].currency:
        return
    used = used_before(ticket, bill.quotes)
    ruling = on_settlement(agreement, approved=bill.approved, cost=bill.work.cost)
    due = number_of(ruling.outcome.charged) - used
    if due > 0:
        clause = ruling.because[-1].clause
        use_held(ticket, due, clause=clause, reason=str(used + due), by=by, at=at)
