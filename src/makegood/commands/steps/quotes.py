"""Making a quote: what the terms say of it, and the row that the customer decides on."""

from dataclasses import asdict
from datetime import datetime

from makegood.agreements.queries import terms_of
from makegood.brands.ids import new_id
from makegood.commands.refused import Refused
from makegood.people.models import Member
from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.decision import lapses_at, reminders
from makegood.terms.rating.proposal import Rating, fixed, rate_proposal
from makegood.terms.ruling import Ruling
from makegood.tickets.content import content_of
from makegood.tickets.models import Quote, Ticket


class CostIsRefused(Refused):
    """The agreement does not allow this cost; `finding` and `clause` say why."""

    code = "cost_is_refused"


def rated(agreement: Agreement, *, known: Known, units: int, reason: str) -> Ruling[Rating]:
    """What the agreement says of the cost of a ticket of which so much is known.

    Raises CostIsRefused with clause and finding.
    """
    ruling = rate_proposal(agreement, known=known, proposed=fixed(units), reason=reason)
    if not ruling.outcome.stands:
        last = ruling.because[-1]
        raise CostIsRefused(clause=last.clause, finding=last.finding, **dict(last.facts))
    return ruling


def open_quote(
    ticket: Ticket, ruling: Ruling[Rating], *, units: int, reason: str, by: Member, at: datetime
) -> Quote:
    """The ticket's next quote. There is one open quote a ticket: the earlier one was settled."""
    agreement = terms_of(ticket.agreement_version)
    last = Quote.objects.filter(brand=ticket.brand_id, ticket=ticket).order_by("-number").first()
    number = last.number + 1 if last else 1
    because = [asdict(step) for step in ruling.because]
    return Quote.objects.create(
        id=new_id(at),
        brand_id=ticket.brand_id,
        ticket=ticket,
        number=number,
        least=units,
        most=units,
        reason=reason,
        because=because,
        content_sha256=content_of(ticket.id, number=number, units=units, reason=reason),
        state=Quote.State.OPEN,
        proposed_by=by,
        proposed_at=at,
        remind_at=next(iter(reminders(agreement, proposed_at=at)), None),
        lapses_at=lapses_at(agreement, proposed_at=at),
    )
