"""Enter a customer of the brand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.may import require_owner
from makegood.events.record import record
from makegood.people.models import Actor, Company
from makegood.terms.facts.people import CompanyAdded

LONGEST_NAME: Final = 120


class CompanyIsMalformed(Refused):
    """A company has a name, of at most 120 letters."""

    code = "company_is_malformed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCompany:
    name: str


@dataclass(frozen=True, slots=True)
class AddedCompany:
    company_id: UUID


@command
def add_company(said: NewCompany, *, by: Actor, key: str, at: datetime) -> AddedCompany:
    """Enter the company. Raises NotAllowed unless `by` is an owner or a machine.

    And CompanyIsMalformed.
    """
    require_owner(by)
    company = entered(said.name, by=by, at=at)
    record(CompanyAdded(company=str(company.id)), by=by, at=at)
    return AddedCompany(company.id)


def entered(name: str, *, by: Actor, at: datetime) -> Company:
    """The company's row; for whoever enters one as a part of more. Refuses as `add_company`."""
    name = one_line(name)
    if not 0 < len(name) <= LONGEST_NAME:
        raise CompanyIsMalformed(field="name")
    return Company.objects.create(id=new_id(at), brand_id=by.brand_id, name=name, created_at=at)
