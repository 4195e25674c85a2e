"""Make somebody a member of the brand: as staff, or for a company."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refused import NotThere, Refused
from makegood.commands.steps.lines import is_address, one_line
from makegood.commands.steps.may import require_owner
from makegood.events.record import record
from makegood.people.models import (
    CUSTOMER_ROLES,
    STAFF_ROLES,
    Actor,
    Company,
    Member,
    Person,
)
from makegood.terms.facts.people import MemberAdded


class MemberIsMalformed(Refused):
    """`field` does not hold what a member needs there."""

    code = "member_is_malformed"


class UserNameIsTaken(Refused):
    """Somebody else signs in with this user name."""

    code = "user_name_is_taken"


class AlreadyAMember(Refused):
    """The person is a member of this brand."""

    code = "already_a_member"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    """Staff have roles of STAFF_ROLES and no company, customers of CUSTOMER_ROLES and one."""

    address: str
    user_name: str
    name: str
    language: str
    roles: tuple[str, ...]
    company_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AddedMember:
    member_id: UUID
    person_id: UUID


@command
def add_member(said: NewMember, *, by: Actor, key: str, at: datetime) -> AddedMember:
    """Add the member. Who has signed in to another brand with the address is the same person.

    Raises NotAllowed unless `by` is an owner or a machine, MemberIsMalformed, NotThere for a
    company of somebody else's, UserNameIsTaken, AlreadyAMember.
    """
    require_owner(by)
    member = join(said, by=by, at=at)
    record(joined(member), by=by, at=at)
    return AddedMember(member.id, member.person_id)


def join(said: NewMember, *, by: Actor, at: datetime) -> Member:
    """The member's row; for whoever adds somebody as a part of more. Refuses as `add_member`."""
    if wrong := malformed_fields(said):
        raise MemberIsMalformed(field=wrong[0])
    companies = Company.objects.filter(brand=by.brand_id)
    if said.company_id and not companies.filter(id=said.company_id).exists():
        raise NotThere
    person = _person(said, at=at)
    if Member.objects.filter(brand=by.brand_id, person=person).exists():
        raise AlreadyAMember
    return Member.objects.create(
        id=new_id(at),
        brand_id=by.brand_id,
        person=person,
        name=one_line(said.name),
        company_id=said.company_id,
        roles=sorted(said.roles),
        joined_at=at,
    )


def joined(member: Member) -> MemberAdded:
    """The fact that somebody became this member."""
    return MemberAdded(
        member=str(member.id),
        roles=tuple(member.roles),
        company=str(member.company_id) if member.company_id else None,
    )


def malformed_fields(said: NewMember) -> list[str]:
    """The fields that do not hold what they should."""
    kind = STAFF_ROLES if said.company_id is None else CUSTOMER_ROLES
    right = {
        "address": is_address(said.address),
        "user_name": bool(re.fullmatch(r"[\w.-]{2,60}", said.user_name.casefold())),
        "name": 0 < len(one_line(said.name)) <= 120,
        "language": said.language in {code for code, _ in settings.LANGUAGES},
        "roles": bool(said.roles) and kind.issuperset(said.roles),
    }
    return [field for field, fine in right.items() if not fine]


def _person(said: NewMember, *, at: datetime) -> Person:
    address, user_name = said.address.lower(), said.user_name.casefold()
    # One look at both, or what somebody else adds between two looks is taken for half of it.
    alike = list(Person.objects.filter(Q(address=address) | Q(user_name=user_name)))
    if known := next((one for one in alike if one.address == address), None):
        return known
    if alike:
        raise UserNameIsTaken
    person = Person(id=new_id(at), address=address, user_name=user_name, language=said.language)
    person.set_unusable_password()
    person.save(force_insert=True)
    return person
