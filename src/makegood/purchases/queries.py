"""What does somebody own, and until when does it carry what?"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from makegood.agreements.queries import LONG
from makegood.brands.compiled import compiled
from makegood.brands.foreseen import Question
from makegood.catalogue.models import Advertised
from makegood.catalogue.queries import day_at, last_price_above_nothing
from makegood.people.models import Actor, reach_of
from makegood.purchases.models import Purchase, PurchaseSheet, PurchaseWindow, Renewal
from makegood.purchases.stretches import Stretches
from makegood.terms.values import Money
from makegood.terms.windows.window import Window

_SHOWN: Final = (
    Prefetch("windows", PurchaseWindow.objects.order_by("window", "number")),
    Prefetch(
        "sheet",
        PurchaseSheet.objects.select_related("advertised").order_by("advertised__platform"),
    ),
    Prefetch("renewals", Renewal.objects.order_by("paid_at", "id")),
)


def purchases_of(actor: Actor) -> QuerySet[Purchase]:
    """The purchases that `actor` sees, the newest first, with all that pages show of each.

    Four queries, whatever their number.
    """
    return _whole(*reach_of(actor)).prefetch_related(*_SHOWN)


def bought_by(actor: Actor) -> list[Purchase]:
    """As `purchases_of`, all of them at once. One query where there are none."""
    found = _bought(*reach_of(actor))
    prefetch_related_objects(found, *_SHOWN)
    return found


def about_bought(actor: Actor) -> Question:
    """What `bought_by` asks first, to foresee it."""
    return _bought.about(*reach_of(actor))


def _whole(brand_id: UUID, company_id: UUID | None) -> QuerySet[Purchase]:
    found = Purchase.objects.within(brand_id, company_id).select_related(
        "brand", "company", "product", "edition", "release", "agreement_version"
    )
    return found.defer(*LONG).order_by("-bought_at", "-id")


_bought = compiled(_whole)


def owned_at(actor: Actor, at: datetime) -> list[Purchase]:
    """What `actor` can ask about at that moment: paid for, and not undone."""
    return [purchase for purchase in purchases_of(actor) if purchase.is_owned(at)]


def purchase_with_id(actor: Actor, purchase_id: UUID) -> Purchase | None:
    """The purchase, if it is there for `actor`."""
    return purchases_of(actor).filter(id=purchase_id).first()


def purchase_numbered(actor: Actor, number: int) -> Purchase | None:
    """As `purchase_with_id`, by the number that people see."""
    return purchases_of(actor).filter(number=number).first()


def stretches_of(purchase: Purchase) -> Stretches:
    """Its windows as the terms know them. Costs no query where they were fetched."""
    found: dict[str, list[Window]] = {}
    for row in in_order(purchase.windows.all()):
        found.setdefault(row.window, []).append(as_window(row))
    return {window_id: tuple(its) for window_id, its in found.items()}


def as_window(row: PurchaseWindow) -> Window:
    """The stretch as the terms know it."""
    return Window(row.begins_at, row.ends_at, row.anchor_on, row.months)


def in_order(rows: Iterable[PurchaseWindow]) -> list[PurchaseWindow]:
    """By window, and of each the first stretch first."""
    return sorted(rows, key=lambda row: (row.window, row.number))


def sheet_of(purchase: Purchase) -> list[Advertised]:
    """What was advertised when it was bought. Costs no query where it was fetched."""
    return [line.advertised for line in purchase.sheet.all()]


def list_price_for_renewal(purchase: Purchase, at: datetime) -> Money | None:
    """The list price that a renewal is reckoned from that day, in the purchase's currency.

    Of what is not sold or is given away by now, the last price that was one; where there never was
    one in that currency, that of the purchase.
    """
    day = day_at(purchase.brand, at)
    price = last_price_above_nothing(purchase.edition, purchase.currency, day)
    minor = price.minor if price else purchase.list_minor
    return Money(minor, purchase.currency) if minor else None
