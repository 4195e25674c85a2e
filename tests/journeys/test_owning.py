"""Owning something: bought, recorded by staff, looked at by the customer, renewed, undone.

Each clause is tried under the agreement as written and under one in which its number differs.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from makegood.brands.scope import reading
from makegood.catalogue.queries import editions_of
from makegood.purchases.models import Purchase
from tests.journeys.pages import signed_in, text_of
from tests.packs import changed, pack, renamed
from tests.world import MONDAY_9AM, after, company_of, key

AS_WRITTEN = pack("aftersales")


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(MONDAY_9AM, tick=False) as clock:
        yield clock


class Shop:
    """Wanda's company buys from a brand that Emil works for."""

    def __init__(self, world, agreement):
        self.brand = world.brand("gildern", agreement=agreement)
        self.wanda, self.emil = world.customer(self.brand, "wanda"), world.agent(self.brand, "emil")
        self.product = world.product(self.brand)

    @property
    def account(self):
        """A browser of Wanda's; a session does not last through the months of a story."""
        return signed_in(self.wanda)

    @property
    def desk(self):
        return signed_in(self.emil)

    @property
    def purchase(self):
        with reading(self.brand.id):
            return Purchase.objects.get()

    def record(self, **changes):
        """As Emil fills in the form, on the clocks of Berlin."""
        with reading(self.brand.id):
            edition = editions_of(self.product)[0]
        said = {
            "edition": str(edition.id),
            "bought_at": "2026-08-03T09:00",
            "cleared_at": "2026-08-03T09:00",
            "price": "90.00",
            "currency": "EUR",
            "seats": "1",
            "reference": "R-1",
            "accepted_by": "purchase",
            "key": key(),
        }
        path = f"/desk/companies/{company_of(self.wanda)}/purchases"
        return self.desk.post(path, said | changes)

    def renew(self, **changes):
        said = {
            "window": "service",
            "paid_at": "2026-08-03T09:00",
            "checkout_at": "",
            "price": "30",
            "currency": "EUR",
            "reference": "R-2",
            "key": key(),
        }
        return self.desk.post(f"/desk/purchases/{self.purchase.id}/renewals", said | changes)

    def row(self, name):
        """What the page of what Wanda owns says of a window: its state, from when, to when."""
        html = self.account.get(f"/products/{self.purchase.number}/").content.decode()
        rows = re.findall(r'<tr role="row"><th[^>]*>([^<]+)</th>(.*?)</tr>', html, flags=re.S)
        (cells,) = (body for heading, body in rows if heading == name)
        moments = re.findall(r'datetime="([^"]+)"', cells)
        return re.sub(r"<[^>]+>", " ", cells).split()[0], *moments[:2]


@pytest.mark.clause("A-15", through="page")
@pytest.mark.parametrize(
    ("agreement", "last"),
    [
        (AS_WRITTEN, "2026-08-17T23:59:59+02:00"),
        (renamed(AS_WRITTEN), "2026-08-17T23:59:59+02:00"),
        (
            changed(AS_WRITTEN, {'length = "14 days"': 'length = "21 days"'}),
            "2026-08-24T23:59:59+02:00",
        ),
    ],
    ids=["as-written", "renamed", "21-days"],
)
def test_a_renewal_leaves_the_last_day_of_return_and_both_dates_are_shown(world, agreement, last):
    shop = Shop(world, agreement)
    shop.record()
    begins = "2026-08-03T09:00:00+02:00"
    assert shop.row("Right to return") == ("Runs", begins, last)
    assert shop.row("After-sales service") == ("Runs", begins, "2026-11-03T23:59:59+01:00")

    assert shop.renew().status_code == 302

    assert shop.row("Right to return") == ("Runs", begins, last)
    assert shop.row("After-sales service") == ("Runs", begins, "2027-02-03T23:59:59+01:00")
    assert shop.row("Updates") == ("Runs", begins, "2027-02-03T23:59:59+01:00")


def test_a_customer_sees_what_is_owned_and_what_was_advertised(world):
    shop = Shop(world, AS_WRITTEN)
    shop.record()
    listed = text_of(shop.account.get("/products/"))
    page = text_of(shop.account.get("/products/1/"))

    for words in ("Forms: Standard", "PrestaShop >=1.6 <9", "After-sales service", "Runs"):
        assert words in listed
    for words in ("90.00 EUR", "R-1", "PrestaShop >=1.6 <9", "version 1", "30.00 EUR"):
        assert words in page
    assert "Ask about it" in page
    asked = shop.account.get(f"/requests/new/?purchase={shop.purchase.id}")
    assert "Forms" in text_of(asked)


def test_what_is_not_paid_for_carries_nothing_until_it_is(world, monday):
    shop = Shop(world, AS_WRITTEN)
    shop.record(cleared_at="")
    assert "Payment is yet to come" in text_of(shop.account.get("/products/1/"))
    assert "It carries nothing until it is paid for." in text_of(shop.account.get("/products/1/"))

    monday.shift(timedelta(days=2))
    paid = {"cleared_at": "2026-08-05T08:00", "key": key()}
    shop.desk.post(f"/desk/purchases/{shop.purchase.id}/clearing", paid)

    assert shop.row("After-sales service")[0] == "Runs"


def test_a_late_renewal_leaves_a_gap_that_is_shown(world, monday):
    shop = Shop(world, AS_WRITTEN)
    shop.record()
    monday.move_to(datetime(2026, 11, 10, 9, tzinfo=UTC))
    assert shop.row("After-sales service")[0] == "Ended"
    shop.renew(paid_at="2026-11-10T10:00")
    page = text_of(shop.account.get("/products/1/"))

    assert shop.row("After-sales service")[1:] == (
        "2026-11-10T10:00:00+01:00",
        "2027-02-10T23:59:59+01:00",
    )
    assert "There was none for 7 days." in page
    assert "before:" in page


def test_a_wrong_price_is_refused_with_the_right_one_and_keeps_what_was_typed(world):
    shop = Shop(world, AS_WRITTEN)
    shop.record()
    page = shop.renew(price="25", reference="kept-4711")

    assert page.status_code == 400
    assert "the renewal costs 30.00 EUR (clause 5)" in text_of(page)
    assert "kept-4711" in page.content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"edition": ""}, "Choose what was bought."),
        ({"bought_at": "yesterday"}, "Enter a valid date/time."),
        ({"price": "1.005"}, "That has more digits than the currency."),
        ({"price": ""}, "Enter the price."),
        ({"currency": "euro"}, "Use three capital letters"),
        ({"seats": "0"}, "greater than or equal to 1"),
        ({"reference": ""}, "Enter the invoice or the order."),
        ({"bought_at": "2026-08-04T09:00"}, "perhaps a moment is yet to come"),
        ({"bought_at": "2017-08-04T09:00"}, "No agreement is in force"),
    ],
)
def test_what_cannot_be_recorded_is_said_and_nothing_typed_is_lost(world, changes, said):
    shop = Shop(world, AS_WRITTEN)
    page = shop.record(**{"reference": "kept-4711", **changes})

    assert page.status_code == 400
    assert said in text_of(page)
    assert "reference" in changes or "kept-4711" in page.content.decode()
    with reading(shop.brand.id):
        assert not Purchase.objects.exists()


def test_what_is_undone_is_shown_as_undone(world, monday):
    shop = Shop(world, AS_WRITTEN)
    shop.record()
    monday.shift(timedelta(days=1))
    undone = {"why": "refund", "key": key()}
    shop.desk.post(f"/desk/purchases/{shop.purchase.id}/ending", undone)
    monday.shift(timedelta(seconds=1))

    assert shop.row("After-sales service")[0::2] == ("Ended", "2026-08-04T09:00:00+02:00")
    assert "Undone" in text_of(shop.account.get("/products/"))
    again = shop.renew()
    assert again.status_code == 400


def test_another_companys_purchase_is_not_there(world):
    shop = Shop(world, AS_WRITTEN)
    shop.record()
    paul = signed_in(world.customer(shop.brand, "paul"))
    other = world.brand("tessero")
    yelena = signed_in(world.agent(other, "yelena"))

    assert paul.get("/products/1/").status_code == paul.get("/products/4711/").status_code == 404
    assert "Forms" not in text_of(paul.get("/products/"))
    assert yelena.get(f"/desk/purchases/{shop.purchase.id}/").status_code == 404
    assert yelena.get(f"/desk/companies/{company_of(shop.wanda)}/purchases").status_code == 404
    for act in ("clearing", "renewals", "ending"):
        posted = yelena.post(f"/desk/purchases/{shop.purchase.id}/{act}", {"key": key()})
        assert posted.status_code == 404
    assert after(days=1) > shop.purchase.bought_at
