"""A renewal does what the accepted version says, at its price, and nothing else."""

from datetime import UTC, date, datetime, timedelta

import pytest

from makegood.brands.scope import reading
from makegood.catalogue.queries import editions_of
from makegood.commands.catalogue.set_price import NewPrice, set_price
from makegood.commands.purchases.end_purchase import Ending, end_purchase
from makegood.commands.refused import Refused
from makegood.purchases.models import Renewal
from tests.commands.purchases.scene import ends_of, shop_in, windows_of
from tests.world import MONDAY_9AM, after, key

END = datetime(2026, 11, 3, 22, 59, 59, tzinfo=UTC)  # of three months from the 3rd of August


@pytest.fixture
def shop(world):
    return shop_in(world)


def refused(shop, bought, at, **said):
    before = windows_of(bought)
    with pytest.raises(Refused) as no:
        shop.renew(bought, at, **said)
    assert windows_of(bought) == before
    return no.value.code, no.value.details


def priced(shop, minor, day, currency="EUR"):
    with reading(shop.wanda.brand_id):
        edition = editions_of(shop.product)[0]
    said = NewPrice(edition_id=edition.id, minor=minor, currency=currency, from_on=day)
    set_price(said, by=shop.world.machine(shop.wanda.brand), key=key(), at=MONDAY_9AM)


def test_before_the_end_it_is_added_after_the_end_and_updates_go_along(shop):
    bought = shop.buy()
    shop.renew(bought, END)

    assert ends_of(bought) == {
        "service": ["2027-02-03 22:59:59"],
        "updates": ["2027-02-03 22:59:59"],
        "return": ["2026-08-17 21:59:59"],
    }
    shop.renew(bought, END)
    assert ends_of(bought)["service"] == ["2027-05-03 21:59:59"]


def test_after_the_end_it_runs_from_the_payment_and_the_gap_is_kept(shop):
    bought = shop.buy()
    paid_at = END + timedelta(seconds=1)
    shop.renew(bought, paid_at + timedelta(days=2))

    service = windows_of(bought)["service"]
    assert [window.begins_at for window in service] == [MONDAY_9AM, paid_at + timedelta(days=2)]
    assert ends_of(bought)["updates"] == ["2026-11-03 22:59:59", "2027-02-06 22:59:59"]
    with reading(bought.brand_id):
        assert Renewal.objects.get().gap_seconds == 2 * 86_400


@pytest.mark.parametrize(("days", "last"), [(3, "2027-02-03"), (4, "2027-02-07")])
def test_a_checkout_begun_in_time_counts_if_it_clears_soon(shop, days, last):
    bought = shop.buy()
    shop.renew(bought, END + timedelta(days=days), checkout_at=END)

    assert ends_of(bought)["service"][-1] == f"{last} 22:59:59"


def test_the_price_is_the_accepted_share_of_the_list_on_the_day(world):
    shop = shop_in(world, changes={"percent_of_list = 30": "percent_of_list = 40"})
    bought = shop.buy()
    priced(shop, 200_00, date(2026, 8, 5))

    code, details = refused(shop, bought, after(days=2), paid_minor=40_00)
    assert (code, details["minor"], details["currency"]) == ("price_is_another", 80_00, "EUR")
    assert details["clause"] == "5"
    shop.renew(bought, after(days=1), paid_minor=40_00)
    shop.renew(bought, after(days=2), paid_minor=80_00)


def test_of_what_is_given_away_by_now_the_last_price_counts(shop):
    bought = shop.buy()
    priced(shop, 0, date(2026, 8, 5))

    shop.renew(bought, after(days=9))


def test_a_share_of_no_price_is_no_price(shop):
    bought = shop.buy(currency="GBP")

    assert refused(shop, bought, after(days=1)) == ("no_price", {"currency": "GBP"})
    priced(shop, 10_00, date(2026, 8, 5), "GBP")
    assert refused(shop, bought, after(days=1)) == ("no_price", {"currency": "GBP"})
    shop.renew(bought, after(days=3), paid_minor=3_00, currency="GBP")


@pytest.mark.parametrize("minor", [39_00, 55_00])
def test_a_fixed_price_needs_no_list(world, minor):
    price = f'price = "{minor // 100} USD"'
    shop = shop_in(world, "credits", {'price = "39 USD"': price} if minor != 39_00 else {})
    bought = shop.buy()
    paid = {"window": "free_support", "paid_minor": minor}

    code, details = refused(shop, bought, after(days=1), **paid, currency="EUR")
    assert (code, details["currency"]) == ("price_is_another", "USD")
    shop.renew(bought, after(days=1), **paid, currency="USD")
    assert ends_of(bought) == {"free_support": ["2026-10-03 03:59:59"]}


def test_refusals_come_in_their_order(shop):
    pending, bought = shop.buy(cleared_at=None), shop.buy()
    assert refused(shop, pending, after(days=1)) == ("purchase_is_pending", {})
    for field, said in (
        ("paid_at", {"paid_at": after(days=2)}),
        ("paid_at", {"paid_at": MONDAY_9AM - timedelta(seconds=1)}),
        ("checkout_at", {"checkout_at": after(days=1, seconds=1)}),
        ("reference", {"reference": " "}),
    ):
        no = refused(shop, bought, after(days=1), **{"paid_at": after(days=1), **said})
        assert no == ("purchase_is_malformed", {"field": field})
    for window in ("updates", "return", "no_such_window"):
        no = refused(shop, bought, after(days=1), window=window)
        assert no == ("not_renewable", {"window": window})
    end_purchase(
        Ending(purchase_id=bought.id, why="refund"), by=shop.emil, key=key(), at=after(days=2)
    )
    assert refused(shop, bought, after(days=3)) == ("purchase_has_ended", {})
