"""Withhold paid support from a company."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_of
from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.companies import lock_company
from makegood.commands.steps.mails import version_today
from makegood.commands.steps.may import require_staff
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.coverage.withheld import may_withhold
from makegood.terms.facts.people import PaidWithheld


class PaidIsOfferedToAll(Refused):
    """The agreement does not let the vendor choose; `clause` is where it offers paid support."""

    code = "paid_is_offered_to_all"


class AlreadyWithheld(Refused):
    """Paid support is withheld from the company already."""

    code = "already_withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    company_id: UUID


@dataclass(frozen=True, slots=True)
class Withheld:
    company_id: UUID


@command
def withhold_paid(said: Withholding, *, by: Actor, key: str, at: datetime) -> Withheld:
    """From now on nothing payable is offered to the company, and no price is shown to it.

    What was proposed or approved before stays. Raises NotAllowed for customers and machines,
    NotThere, NoAgreementInForce, PaidIsOfferedToAll with the clause, AlreadyWithheld.
    """
    require_staff(by)
    company = lock_company(said.company_id, by=by)
    ruling = may_withhold(terms_of(version_today(by, at=at)))
    if not ruling.outcome:
        raise PaidIsOfferedToAll(clause=ruling.because[-1].clause)
    if company.paid_withheld:
        raise AlreadyWithheld
    company.paid_withheld = True
    company.save(update_fields=["paid_withheld"])
    record(PaidWithheld(company=str(company.id)), by=by, at=at)
    return Withheld(company.id)
