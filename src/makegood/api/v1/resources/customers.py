"""What does a program see of companies and members, and of itself?"""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from ninja import Schema

from makegood.api.v1.route import Path
from makegood.people.models import Company, Member
from makegood.people.queries import companies_seen_by, members_seen_by


class CompanyOut(Schema):
    """A customer of the brand. Whether what costs is offered to it is told to staff alone."""

    id: UUID
    name: str
    paid_withheld: bool | None


class MemberOut(Schema):
    """Somebody of the brand's staff, or of a company. Customers see their own colleagues."""

    id: UUID
    name: str
    roles: list[str]
    company_id: UUID | None


class MemberFilters(Schema):
    """Of one company alone."""

    company_id: UUID | None = None


def companies(by: Member, path: Path, chosen: Schema) -> QuerySet[Company]:
    """List the companies, the newest first: for a customer, his own."""
    return companies_seen_by(by)


def company(by: Member, path: Path) -> CompanyOut | None:
    """Show a company."""
    one = companies_seen_by(by).filter(id=path["company_id"]).first()
    return show_company(by, one) if one else None


def show_company(by: Member, one: Company) -> CompanyOut:
    """The company as `by` sees it."""
    return CompanyOut(
        id=one.id, name=one.name, paid_withheld=one.paid_withheld if by.is_staff else None
    )


def members(by: Member, path: Path, chosen: MemberFilters) -> QuerySet[Member]:
    """List who belongs to the brand now, the newest first: for a customer, his colleagues."""
    wanted: dict[str, Any] = {"company": chosen.company_id} if chosen.company_id else {}
    return members_seen_by(by).filter(**wanted)


def member(by: Member, path: Path) -> MemberOut | None:
    """Show a member."""
    one = members_seen_by(by).filter(id=path["member_id"]).first()
    return show_member(by, one) if one else None


def show_member(by: Member, one: Member) -> MemberOut:
    """The member, which looks alike to all who see it."""
    return MemberOut(id=one.id, name=one.name, roles=one.roles, company_id=one.company_id)


def me(by: Member, path: Path) -> MemberOut:
    """Show in whose name the token acts."""
    return show_member(by, by)
