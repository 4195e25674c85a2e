"""What will the page of a ticket ask the database, whatever else its ticket makes it ask?"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from makegood.brands.foreseen import Question, foreseen
from makegood.events.queries import about_facts
from makegood.ledger.queries import about_balance
from makegood.people.models import Member
from makegood.people.queries import about_colleagues
from makegood.terms.agreement.model import Agreement
from makegood.tickets.counted import about_waiting
from makegood.tickets.models import OUR_MOVE, Ticket
from makegood.tickets.organising import about_order
from makegood.tickets.queries import about_conversation
from makegood.tickets.standing import about_place
from makegood.tickets.work import about_work
from makegood.vault.access import about_accesses


def ticket_foreseen(
    ticket: Ticket, by: Member, agreement: Agreement, *, at: datetime, staff: Sequence[Member]
) -> AbstractContextManager[None]:
    """Within it, what the page asks for certain has its answers at hand: one way there and back.

    `staff` is who asks, in each of his brands.
    """
    return foreseen(about_waiting(staff), *_questions(ticket, by, agreement, at=at))


def _questions(
    ticket: Ticket, by: Member, agreement: Agreement, *, at: datetime
) -> Iterator[Question]:
    yield from about_conversation(ticket)
    yield about_facts(ticket)
    yield from about_work(ticket)
    yield about_accesses(by, ticket.id)
    yield about_colleagues(ticket.brand_id)
    yield from about_order(ticket, by, at=at)
    if ticket.state in OUR_MOVE:
        yield about_place(ticket)
    if agreement.counts_units:
        yield about_balance(ticket.brand_id, ticket.company_id, agreement.unit)
