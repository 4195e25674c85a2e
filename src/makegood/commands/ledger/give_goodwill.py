"""Give a customer units out of goodwill, for a ticket, with the reason."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.command import command
from makegood.commands.ledger.refusals import EntryIsMalformed
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_staff
from makegood.events.record import record
from makegood.ledger.book import Terms, Why, grant
from makegood.people.models import Actor
from makegood.terms.facts.accounts import GoodwillGiven
from makegood.tickets.models import Ticket

MOST_UNITS: Final = 1000
LONGEST_REASON: Final = 500  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Goodwill:
    """`reason` is read by the customer, beside the entry."""

    ticket_id: UUID
    units: int
    reason: str


@dataclass(frozen=True, slots=True)
class GivenGoodwill:
    account_id: UUID
    lot_id: UUID


@command
def give_goodwill(said: Goodwill, *, by: Actor, key: str, at: datetime) -> GivenGoodwill:
    """Add the units to the company's balance as a gift: an entry and a lot of their own.

    What was taken for the ticket stays taken. Raises NotAllowed for customers and machines,
    NotThere, EntryIsMalformed without a reason or with too much of something.
    """
    staff = require_staff(by)
    tickets = Ticket.objects.visible_to(by)
    ticket = tickets.filter(id=said.ticket_id).first()
    if ticket is None:
        raise NotThere
    if not 0 < said.units <= MOST_UNITS:
        raise EntryIsMalformed(field="units")
    if not 0 < len(said.reason.strip()) <= LONGEST_REASON:
        raise EntryIsMalformed(field="reason")

    agreement = terms_with_id(ticket.agreement_version_id)
    if not agreement.counts_units:
        raise EntryIsMalformed(field="units")
    given = grant(
        ticket.company_id,
        agreement.unit,
        said.units,
        terms=Terms(promotional=True),
        why=Why(
            key=f"goodwill:{key}",
            by=staff,
            at=at,
            clause=agreement.consumption.end_after_approval.clause,
            agreement_version=ticket.agreement_version_id,
            ticket=ticket.id,
            remark=said.reason.strip(),
        ),
    )
    record(
        GoodwillGiven(
            account=str(given.account_id),
            lot=str(given.lot_id),
            ticket=str(ticket.id),
            units=said.units,
        ),
        by=by,
        at=at,
    )
    return GivenGoodwill(given.account_id, given.lot_id)
