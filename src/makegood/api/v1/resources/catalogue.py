"""What does a program see of what is sold?"""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from ninja import Schema

from makegood.api.v1.route import Path
from makegood.catalogue.models import Edition, Product, Release
from makegood.catalogue.queries import (
    day_at,
    editions_of,
    prices_today,
    products_of,
    releases_out,
    sheet_at,
)
from makegood.people.models import Member


class ProductOut(Schema):
    """Something that can be bought, until it was withdrawn."""

    id: UUID
    code: str
    kind: str
    name: str
    extends_id: UUID | None
    disclaimer: str
    withdrawn_at: datetime | None


class PriceOut(Schema):
    """A list price that is in force today."""

    minor: int
    currency: str
    from_on: date


class EditionOut(Schema):
    """A form in which a product is sold. Of an encrypted one the code cannot be read."""

    id: UUID
    name: str
    encrypted: bool
    prices: list[PriceOut]


class RangeOut(Schema):
    """Versions of a platform, in words such as ">=1.6 <9"."""

    platform: str
    words: str


class ReleaseOut(Schema):
    """A build that is out. One that was withdrawn says why."""

    id: UUID
    version: str
    released_at: datetime
    security: bool
    notes: str
    made_for: list[RangeOut]
    withdrawn_at: datetime | None
    withdrawn_why: str


class WholeProductOut(ProductOut):
    """A product with its forms and prices, its sheet of today, and its releases, newest first."""

    editions: list[EditionOut]
    sheet: list[RangeOut]
    releases: list[ReleaseOut]


def products(by: Member, path: Path, chosen: Schema) -> QuerySet[Product]:
    """List the products, the newest first."""
    return products_of(by)


def show_product(by: Member, one: Product) -> ProductOut:
    """The product, which is public."""
    return ProductOut.model_validate(one)


def product(by: Member, path: Path) -> WholeProductOut | None:
    """Show a product."""
    one = products_of(by).filter(id=path["product_id"]).first()
    if one is None:
        return None
    at = timezone.now()
    today = day_at(by.brand, at)
    return WholeProductOut(
        **show_product(by, one).model_dump(),
        editions=[_edition(edition, today) for edition in editions_of(one)],
        sheet=[RangeOut.model_validate(line) for line in sheet_at(one, at)],
        releases=[_release(release) for release in releases_out(one, at)],
    )


def _edition(edition: Edition, today: date) -> EditionOut:
    prices = [PriceOut.model_validate(price) for price in prices_today(edition, today)]
    return EditionOut(id=edition.id, name=edition.name, encrypted=edition.encrypted, prices=prices)


def _release(release: Release) -> ReleaseOut:
    return ReleaseOut(
        id=release.id,
        version=release.version,
        released_at=release.released_at,
        security=release.security,
        notes=release.notes,
        made_for=[RangeOut.model_validate(line) for line in release.made_for.all()],
        withdrawn_at=release.withdrawn_at,
        withdrawn_why=release.withdrawn_why,
    )
