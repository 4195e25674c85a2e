"""Enter a customer of the brand."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.steps.may import require_owner
from makegood.events.record import record
from makegood.people.models import Actor, Company
from makegood.terms.facts.people import CompanyAdded


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCompany:
    name: str


@dataclass(frozen=True, slots=True)
class AddedCompany:
    company_id: UUID


@command
def add_company(said: NewCompany, *, by: Actor, key: str, at: datetime) -> AddedCompany:
    """Enter the company. Raises NotAllowed unless `by` is an owner or a machine."""
    require_owner(by)
    company = Company.objects.create(
        id=new_id(at), brand_id=by.brand_id, name=said.name, created_at=at
    )
    record(CompanyAdded(company=str(company.id)), by=by, at=at)
    return AddedCompany(company.id)
