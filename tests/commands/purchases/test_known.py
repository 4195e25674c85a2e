"""What the records say of a purchase, as facts that agreements ask for."""

from datetime import timedelta

import pytest

from makegood.agreements.queries import terms_of
from makegood.brands.scope import reading
from makegood.commands.catalogue.advertise import SheetLine, advertise
from makegood.commands.purchases.clear_purchase import Clearing, clear_purchase
from makegood.commands.purchases.end_purchase import Ending, end_purchase
from makegood.purchases.known import known_of
from tests.commands.purchases.scene import shop_in
from tests.world import after, key, purchase


@pytest.fixture
def shop(world):
    return shop_in(world)


def known(bought, at, **told):
    with reading(bought.brand_id):
        return known_of(bought, terms_of(bought.agreement_version), at=at, told=told)


def advertised(shop, platform, words, at):
    line = SheetLine(product_id=shop.product.id, platform=platform, words=words, from_at=at)
    advertise(line, by=shop.world.machine(shop.wanda.brand), key=key(), at=at)


def test_what_is_owned_has_its_windows(shop):
    bought = shop.buy()
    end = after(days=92).replace(month=11, day=3, hour=22, minute=59, second=59)

    assert known(bought, end) == {
        "offer": "product",
        "owned": True,
        "encrypted": False,
        "service": "active",
        "updates": "active",
        "return": "ended",
    }
    assert known(bought, end + timedelta(seconds=1))["service"] == "ended"


def test_what_is_not_paid_for_is_not_owned_until_it_is(shop):
    bought = shop.buy(cleared_at=None)
    cleared = Clearing(purchase_id=bought.id, cleared_at=after(days=2))
    clear_purchase(cleared, by=shop.emil, key=key(), at=after(days=2))
    bought = purchase(bought.brand_id, bought.id)

    for at, owned, service in (
        (after(days=2) - timedelta(seconds=1), False, "none"),
        (after(days=2), True, "active"),
    ):
        its = known(bought, at)
        assert (its["owned"], its["service"]) == (owned, service)


def test_what_was_undone_is_not_owned_and_its_windows_have_ended(shop):
    bought = shop.buy()
    ending = Ending(purchase_id=bought.id, why="chargeback")
    end_purchase(ending, by=shop.emil, key=key(), at=after(days=2))
    bought = purchase(bought.brand_id, bought.id)

    assert known(bought, after(days=1))["owned"]
    its = known(bought, after(days=3))
    assert (its["owned"], its["service"]) == (False, "ended")


def test_a_later_renewal_does_not_change_what_was(shop):
    bought = shop.renew(shop.buy(), after(days=200))

    states = [known(bought, after(days=day))["service"] for day in (0, 100, 200)]
    assert states == ["active", "ended", "active"]


@pytest.mark.parametrize(
    ("words", "platform"),
    [
        ("1.6", "compatible"),
        ("1.5.9", "incompatible"),
        ("8.2.1", "compatible"),
        ("9", "incompatible"),
        ("PrestaShop 8.0", "compatible"),
        ("prestashop 1.5", "incompatible"),
        ("PrestaShop", None),
        ("the newest", None),
        ("", None),
    ],
)
def test_the_version_that_is_run_is_looked_for_in_the_sheet(shop, words, platform):
    assert known(shop.buy(), after(days=1), platform=words).get("platform") == platform


def test_the_sheet_of_the_purchase_counts_whatever_it_says_later(shop):
    bought = shop.buy()
    advertised(shop, "PrestaShop", ">=9", after(days=1))

    told = [known(bought, after(days=2), platform=words)["platform"] for words in ("8", "9")]
    assert told == ["compatible", "incompatible"]


def test_todays_sheet_counts_where_the_agreement_says_so(world):
    shop = shop_in(world, changes={'as_advertised = "at_purchase"': 'as_advertised = "today"'})
    bought = shop.buy()
    advertised(shop, "PrestaShop", ">=9", after(days=1))

    told = [known(bought, after(days=2), platform=words)["platform"] for words in ("8", "9")]
    assert told == ["incompatible", "compatible"]
    assert known(bought, after(hours=1), platform="8")["platform"] == "compatible"
    advertised(shop, "PrestaShop", "", after(days=3))
    assert known(bought, after(days=4), platform="9")["platform"] == "incompatible"


def test_of_several_platforms_the_one_that_is_named_counts(shop):
    advertised(shop, "thirty bees", "1.5.x", after(hours=1))
    bought = shop.buy(bought_at=after(hours=2), cleared_at=None)

    def platform(words):
        return known(bought, after(days=1), platform=words)["platform"]

    assert platform("thirty bees 1.5.1") == "compatible"
    assert platform("thirty bees 8") == "incompatible"
    assert platform("1.5.1") == platform("8") == "compatible"  # of which is not said
    assert platform("1.4") == "incompatible"


def test_a_plan_and_a_service_are_what_they_are(world):
    shop = shop_in(world, "matrix")
    plan = terms_of(shop.buy().agreement_version).rules.plan[0].id
    its = known(shop.buy(plan=plan), after(days=1))

    assert its["plan"] == plan
    assert "platform" not in its
