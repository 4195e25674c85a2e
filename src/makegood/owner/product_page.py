"""What does the page of a product show?"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import Prefetch
from django.http import Http404
from django.utils import timezone

from makegood.catalogue.models import Advertised, Defect, Edition, Product, Release
from makegood.catalogue.queries import (
    day_at,
    editions_of,
    prices_today,
    products_of,
    releases_recorded,
    sheet_at,
)
from makegood.owner.product_forms import product_forms
from makegood.people.models import Member
from makegood.ui.middleware import BrandRequest
from makegood.wording.amounts import money


@dataclass(frozen=True, slots=True)
class EditionShown:
    edition: Edition
    prices: str  # in force today, "" for none


@dataclass(frozen=True, slots=True)
class ProductShown:
    """A product with all that is told of it; seven queries, whatever that is."""

    product: Product
    editions: tuple[EditionShown, ...]
    sheet: tuple[Advertised, ...]
    releases: tuple[Release, ...]
    forms: dict[str, forms.Form]


def found_product(request: BrandRequest, product_id: UUID) -> tuple[Member, Product]:
    """The product, and who asks in its brand. Raises Http404."""
    bugs = Prefetch("defects", Defect.objects.select_related("fixed_in").order_by("number"))
    for member in request.members.values():
        its = products_of(member).select_related("extends", "brand").prefetch_related(bugs)
        found = its.filter(id=product_id).first()
        if found is not None:
            return member, found
    raise Http404


def product_shown(member: Member, product: Product, typed: dict[str, Any]) -> ProductShown:
    """What is shown of it, and the forms, with what was typed into one of them."""
    at = timezone.now()
    editions, releases = list(editions_of(product)), releases_recorded(product)
    return ProductShown(
        product=product,
        editions=tuple(
            EditionShown(edition, prices_words(edition, product)) for edition in editions
        ),
        sheet=tuple(sheet_at(product, at)),
        releases=tuple(releases),
        forms=product_forms(product, editions, releases, typed),
    )


def prices_words(edition: Edition, product: Product) -> str:
    """What it costs today, in each currency."""
    today = day_at(product.brand, timezone.now())
    return ", ".join(money(it.minor, it.currency) for it in prices_today(edition, today))


def clocks_of(product: Product) -> AbstractContextManager[None]:
    """Days and moments are typed and shown as they are where the brand is."""
    return timezone.override(ZoneInfo(product.brand.time_zone))
