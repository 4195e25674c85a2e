"""What does a program see of what somebody owns?"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from ninja import Schema

from makegood.api.v1.route import Path
from makegood.people.models import Member
from makegood.purchases.models import Purchase
from makegood.purchases.queries import in_order, purchase_with_id, purchases_of, sheet_of


class StretchOut(Schema):
    """A stretch of a window, from its first moment to its last second."""

    window: str
    begins_at: datetime
    ends_at: datetime


class SheetOut(Schema):
    """Versions of a platform, as they were advertised when it was bought."""

    platform: str
    words: str


class PurchaseOut(Schema):
    """One product owned by one company. Without `cleared_at` it is not paid for yet."""

    id: UUID
    number: int
    company_id: UUID
    product_id: UUID
    edition_id: UUID
    release_id: UUID | None
    agreement_version_id: UUID
    seats: int
    plan: str
    paid_minor: int
    currency: str
    reference: str
    bought_at: datetime
    cleared_at: datetime | None
    ended_at: datetime | None
    ended_why: str
    windows: list[StretchOut]
    sheet: list[SheetOut]


class PurchaseFilters(Schema):
    """Of one company, or of one product."""

    company_id: UUID | None = None
    product_id: UUID | None = None


def purchases(by: Member, path: Path, chosen: PurchaseFilters) -> QuerySet[Purchase]:
    """List the purchases, the newest first."""
    wanted: dict[str, Any] = {"company": chosen.company_id, "product": chosen.product_id}
    given = {name: value for name, value in wanted.items() if value is not None}
    return purchases_of(by).filter(**given)


def purchase(by: Member, path: Path) -> PurchaseOut | None:
    """Show a purchase."""
    one = purchase_with_id(by, path["purchase_id"])
    return show_purchase(by, one) if one else None


def show_purchase(by: Member, one: Purchase) -> PurchaseOut:
    """The purchase. Costs no query where `purchases_of` gave it."""
    return PurchaseOut(
        id=one.id,
        number=one.number,
        company_id=one.company_id,
        product_id=one.product_id,
        edition_id=one.edition_id,
        release_id=one.release_id,
        agreement_version_id=one.agreement_version_id,
        seats=one.seats,
        plan=one.plan,
        paid_minor=one.paid_minor,
        currency=one.currency,
        reference=one.reference,
        bought_at=one.bought_at,
        cleared_at=one.cleared_at,
        ended_at=one.ended_at,
        ended_why=one.ended_why,
        windows=[StretchOut.model_validate(row) for row in in_order(one.windows.all())],
        sheet=[SheetOut.model_validate(line) for line in sheet_of(one)],
    )
