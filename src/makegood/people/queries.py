"""Who is somebody to a brand?"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from makegood.brands.compiled import compiled
from makegood.brands.foreseen import Question
from makegood.people.models import Actor, Company, Machine, Member


def member_of(brand_id: UUID, *, person_id: UUID) -> Member | None:
    """What the brand knows of this person, or None for a stranger and for one who has left."""
    return _members_of_brand.first(brand_id, person_id)


def about_member(brand_id: UUID, *, person_id: UUID) -> Question:
    """What `member_of` asks, to foresee it."""
    return _members_of_brand.about(brand_id, person_id)


@compiled
def _members_of_brand(brand_id: UUID, person_id: UUID) -> QuerySet[Member]:
    whole = Member.objects.select_related("person", "company", "brand")
    return whole.filter(brand=brand_id, person=person_id, left_at=None).order_by("id")[:1]


def member_with_address(brand_id: UUID, *, address: str) -> Member | None:
    """The member of this brand who registered with the mail address, whatever its case."""
    return _with_address.first(brand_id, address.lower())


@compiled
def _with_address(brand_id: UUID, address: str) -> QuerySet[Member]:
    whole = Member.objects.select_related("person", "company", "brand")
    return whole.filter(brand=brand_id, person__address=address, left_at=None).order_by("id")[:1]


def memberships(person_id: UUID) -> dict[UUID, Member]:
    """Brand id to membership, for all brands that the present scope sees."""
    return {member.brand_id: member for member in _memberships(person_id)}


def about_memberships(person_id: UUID) -> Question:
    """What `memberships` asks, to foresee it."""
    return _memberships.about(person_id)


@compiled
def _memberships(person_id: UUID) -> QuerySet[Member]:
    whole = Member.objects.select_related("brand", "person")
    return whole.filter(person=person_id, left_at=None)


def colleagues_in(brand_id: UUID) -> list[Member]:
    """The brand's staff."""
    return _staff(brand_id)


def about_colleagues(brand_id: UUID) -> Question:
    """What `colleagues_in` asks, to foresee it."""
    return _staff.about(brand_id)


@compiled
def _staff(brand_id: UUID) -> QuerySet[Member]:
    return Member.objects.staff().filter(brand=brand_id, left_at=None).order_by("name", "id")


def companies_of(brand_ids: Iterable[UUID]) -> QuerySet[Company]:
    """The customers of these brands, by name."""
    companies = Company.objects.filter(brand__in=list(brand_ids))
    return companies.select_related("brand").order_by("name", "id")


def members_of(brand_id: UUID) -> QuerySet[Member]:
    """Who belongs to the brand now: staff first, then customers by company."""
    members = Member.objects.filter(brand=brand_id, left_at=None)
    return members.select_related("company", "person").order_by("company__name", "name", "id")


def companies_seen_by(actor: Actor) -> QuerySet[Company]:
    """The companies of the brand; a customer's member sees his own."""
    companies = Company.objects.filter(brand=actor.brand_id)
    if isinstance(actor, Machine) or actor.is_staff:
        return companies
    assert actor.company_id is not None
    return companies.filter(id=actor.company_id)


def members_seen_by(actor: Actor) -> QuerySet[Member]:
    """Who belongs to the brand now; a customer's member sees those of his company."""
    members = Member.objects.filter(brand=actor.brand_id, left_at=None)
    if isinstance(actor, Machine) or actor.is_staff:
        return members
    return members.filter(company=actor.company_id)
