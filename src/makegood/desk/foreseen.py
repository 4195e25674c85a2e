"""What will a page ask the database, whatever else is asked once that is known?

Within what is given here it has its answers at hand: one way there and back for all of them.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from makegood.agreements.queries import about_departments
from makegood.brands.foreseen import Question, foreseen
from makegood.events.queries import about_facts
from makegood.ledger.queries import about_balance
from makegood.people.models import Member
from makegood.people.queries import about_colleagues
from makegood.terms.agreement.model import Agreement
from makegood.tickets.counted import about_waiting
from makegood.tickets.models import OUR_MOVE, Ticket
from makegood.tickets.organising import about_order, about_tags_in_use
from makegood.tickets.queries import about_conversation
from makegood.tickets.queue import Listed
from makegood.tickets.standing import about_place
from makegood.tickets.work import about_work
from makegood.ui.pages import MOST_COUNTED, Counted
from makegood.vault.access import about_accesses


def ticket_foreseen(
    ticket: Ticket, by: Member, agreement: Agreement, *, at: datetime, staff: Sequence[Member]
) -> AbstractContextManager[None]:
    """For the page of a ticket. `staff` is who asks, in each of his brands."""
    return foreseen(about_waiting(staff), *_questions(ticket, by, agreement, at=at))


def list_foreseen(
    listed: Listed,
    pages: Counted,
    number: int,
    *,
    staff: Sequence[Member],
    chosen: Sequence[Member],
) -> AbstractContextManager[None]:
    """For that page of a list; `chosen` are those of `staff` whose brands it shows."""
    return foreseen(
        *listed.about(pages.window(number), MOST_COUNTED),
        about_waiting(staff),
        about_departments(member.brand_id for member in chosen),
        about_tags_in_use(chosen),
    )


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
