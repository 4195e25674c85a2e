"""Make somebody a member for a customer, and enter the customer if it is a new one."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.people.add_company import entered
from makegood.commands.people.add_member import NewMember, join, joined
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.may import require_owner
from makegood.events.record import record
from makegood.people.models import Actor, Company
from makegood.terms.facts.people import CompanyAdded


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCustomer:
    """`company` is the customer's name, however its letters are cased; the member names no id."""

    company: str
    member: NewMember


@dataclass(frozen=True, slots=True)
class AddedCustomer:
    company_id: UUID
    member_id: UUID


@command
def add_customer(said: NewCustomer, *, by: Actor, key: str, at: datetime) -> AddedCustomer:
    """Both, or neither. Refuses as `add_company` and `add_member` do."""
    require_owner(by)
    known = Company.objects.filter(brand=by.brand_id, name__iexact=one_line(said.company))
    found = known.order_by("created_at", "id").first()
    company = found or entered(said.company, by=by, at=at)
    member = join(replace(said.member, company_id=company.id), by=by, at=at)
    made = () if found else (CompanyAdded(company=str(company.id)),)
    record(*made, joined(member), by=by, at=at)
    return AddedCustomer(company.id, member.id)
