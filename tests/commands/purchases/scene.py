"""A shop of add-ons: Wanda buys, Emil is staff."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from makegood.brands.scope import reading
from makegood.catalogue.models import Product
from makegood.catalogue.queries import editions_of
from makegood.commands.purchases.record_purchase import NewPurchase, record_purchase
from makegood.commands.purchases.renew_window import NewRenewal, renew_window
from makegood.people.models import Member
from makegood.purchases.models import Purchase
from makegood.purchases.queries import stretches_of
from makegood.terms.windows.window import Window
from tests.packs import changed, pack
from tests.world import MONDAY_9AM, World, company_of, key, purchase


@dataclass
class Shop:
    world: World
    wanda: Member
    emil: Member
    product: Product

    def new(self, **said: Any) -> NewPurchase:
        """Forms for 90.00 EUR of its 100.00, on Monday."""
        with reading(self.wanda.brand_id):
            edition = editions_of(self.product)[0]
        plain: dict[str, Any] = {
            "company_id": company_of(self.wanda),
            "edition_id": edition.id,
            "bought_at": MONDAY_9AM,
            "cleared_at": MONDAY_9AM,
            "paid_minor": 90_00,
            "currency": "EUR",
            "reference": key(),
        }
        return NewPurchase(**(plain | said))

    def buy(self, *, at: datetime | None = None, **said: Any) -> Purchase:
        """What Wanda's company bought, as Emil records it at that moment, or when it was bought."""
        new = self.new(**said)
        made = record_purchase(new, by=self.emil, key=key(), at=at or new.bought_at)
        return purchase(self.wanda.brand_id, made.purchase_id)

    def renew(self, bought: Purchase, at: datetime, **said: Any) -> Purchase:
        """Support renewed at that moment, for 30.00 EUR unless told otherwise."""
        plain: dict[str, Any] = {
            "purchase_id": bought.id,
            "window": "service",
            "paid_at": at,
            "paid_minor": 30_00,
            "currency": "EUR",
            "reference": key(),
        }
        renew_window(NewRenewal(**(plain | said)), by=self.emil, key=key(), at=at)
        return purchase(bought.brand_id, bought.id)


def shop_in(world: World, name: str = "aftersales", changes: dict[str, str] | None = None) -> Shop:
    """The shop under a pack, or under one that differs."""
    brand = world.brand("gildern", agreement=changed(pack(name), changes or {}))
    wanda, emil = world.customer(brand, "wanda"), world.agent(brand, "emil")
    return Shop(world, wanda, emil, world.product(brand))


def windows_of(bought: Purchase) -> dict[str, tuple[Window, ...]]:
    """Its stretches by window, as they are now."""
    return dict(stretches_of(purchase(bought.brand_id, bought.id)))


def ends_of(bought: Purchase) -> dict[str, list[str]]:
    """Each stretch's last second in UTC, by window."""
    return {
        window_id: [window.ends_at.isoformat(sep=" ")[:19] for window in its]
        for window_id, its in windows_of(bought).items()
    }
