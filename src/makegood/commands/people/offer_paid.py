"""Offer paid support to a company again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.companies import lock_company
from makegood.commands.steps.may import require_staff
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.people import PaidOffered


class AlreadyOffered(Refused):
    """Paid support is offered to the company already."""

    code = "already_offered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    company_id: UUID


@dataclass(frozen=True, slots=True)
class Offered:
    company_id: UUID


@command
def offer_paid(said: Offering, *, by: Actor, key: str, at: datetime) -> Offered:
    """From now on it is offered what others are. What was refused before stays refused.

    Raises NotAllowed for customers and machines, NotThere, AlreadyOffered.
    """
    require_staff(by)
    company = lock_company(said.company_id, by=by)
    if not company.paid_withheld:
        raise AlreadyOffered
    company.paid_withheld = False
    company.save(update_fields=["paid_withheld"])
    record(PaidOffered(company=str(company.id)), by=by, at=at)
    return Offered(company.id)
