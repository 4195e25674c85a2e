"""What a customer bought is kept as it was on its day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from makegood.agreements.queries import terms_of
from makegood.brands.ids import new_id
from makegood.brands.scope import reading
from makegood.catalogue.queries import editions_of
from makegood.commands.agreements.publish_version import NewVersion, publish_version
from makegood.commands.catalogue.add_edition import NewEdition, add_edition
from makegood.commands.catalogue.add_product import NewProduct, add_product
from makegood.commands.catalogue.advertise import SheetLine, advertise
from makegood.commands.catalogue.set_price import NewPrice, set_price
from makegood.commands.catalogue.withdraw_product import ProductWithdrawal, withdraw_product
from makegood.commands.purchases.clear_purchase import Clearing, clear_purchase
from makegood.commands.purchases.end_purchase import Ending, end_purchase
from makegood.commands.purchases.record_purchase import record_purchase
from makegood.commands.refused import Refused
from makegood.purchases.models import Purchase
from makegood.purchases.queries import purchases_of, sheet_of
from tests.commands.purchases.scene import ends_of, shop_in
from tests.packs import changed, pack
from tests.world import MONDAY_9AM, after, company_of, key, purchase


@pytest.fixture
def shop(world):
    return shop_in(world)


def refused(shop, said, *, by=None, at=MONDAY_9AM):
    """The code of the refusal, and what it tells."""
    with pytest.raises(Refused) as no:
        record_purchase(said, by=by or shop.emil, key=key(), at=at)
    with reading(shop.wanda.brand_id):
        assert not Purchase.objects.exists()
    return no.value.code, no.value.details


def test_a_purchase_keeps_what_was_advertised_that_day(shop):
    bought = shop.buy()
    line = SheetLine(
        product_id=shop.product.id, platform="PrestaShop", words="9.x", from_at=after(hours=1)
    )
    advertise(line, by=shop.world.machine(shop.wanda.brand), key=key(), at=after(hours=1))
    later = shop.buy(bought_at=after(hours=2), cleared_at=after(hours=2))

    assert [it.words for it in sheet_of(purchase(bought.brand_id, bought.id))] == [">=1.6 <9"]
    assert [it.words for it in sheet_of(later)] == ["9.x"]


def test_a_purchase_keeps_the_version_that_was_in_force(shop):
    bought = shop.buy()
    newer = changed(
        pack("aftersales"), {"in_force_from = 2018-01-01": "in_force_from = 2026-08-04"}
    )
    by = shop.world.machine(shop.wanda.brand)
    publish_version(NewVersion(files=tuple(newer.items())), by=by, key=key(), at=after(hours=1))
    same_day = shop.buy(bought_at=after(hours=2), cleared_at=None)
    next_day = shop.buy(bought_at=after(days=1), cleared_at=None)

    numbers = [it.agreement_version.number for it in (bought, same_day, next_day)]
    assert numbers == [1, 1, 2]
    assert bought.accepted_at == bought.bought_at


def test_a_purchase_keeps_the_list_price_of_its_day_where_the_brand_is(shop):
    with reading(shop.wanda.brand_id):
        edition = editions_of(shop.product)[0]
    by = shop.world.machine(shop.wanda.brand)
    for minor, currency, day in (
        (120_00, "EUR", date(2026, 8, 4)),
        (125_00, "EUR", date(2026, 8, 4)),
        (99_00, "USD", date(2026, 8, 3)),
    ):
        price = NewPrice(edition_id=edition.id, minor=minor, currency=currency, from_on=day)
        set_price(price, by=by, key=key(), at=MONDAY_9AM)
    last_second = datetime(2026, 8, 3, 21, 59, 59, tzinfo=UTC)

    def listed(at, currency="EUR"):
        return shop.buy(bought_at=at, cleared_at=None, currency=currency).list_minor

    assert listed(last_second) == 100_00
    assert listed(last_second + timedelta(seconds=1)) == 125_00
    assert listed(last_second, "USD") == 99_00
    assert listed(last_second, "GBP") is None


def test_a_purchase_names_the_newest_release_that_was_out(shop):
    assert shop.buy().release is None
    shop.world.release(shop.product, "1.9")
    shop.world.release(shop.product, "1.10")
    shop.world.release(shop.product, "2.0", at=after(hours=1))

    assert shop.buy().release.version == "1.10"


def test_windows_begin_with_the_purchase_and_end_with_their_last_day(shop):
    # Bought on the 30th of November: three months end with the last of February, in Paris.
    bought = shop.buy(bought_at=datetime(2026, 11, 30, 10, tzinfo=UTC), cleared_at=None)
    assert ends_of(bought) == {}

    cleared = Clearing(purchase_id=bought.id, cleared_at=datetime(2026, 12, 2, tzinfo=UTC))
    clear_purchase(cleared, by=shop.emil, key=key(), at=datetime(2026, 12, 2, 8, tzinfo=UTC))

    assert ends_of(bought) == {
        "service": ["2027-02-28 22:59:59"],
        "updates": ["2027-02-28 22:59:59"],
        "return": ["2026-12-14 22:59:59"],
    }


def test_a_window_that_begins_with_clearing_begins_then(world):
    begins = 'id = "free_support"\nclause = "2"\nlength = "30 days"\nbegins = '
    shop = shop_in(world, "credits", {f'{begins}"purchase"': f'{begins}"clearing"'})
    bought = shop.buy(cleared_at=after(days=2), at=after(days=2))

    # In New York, where it is 3 a.m.: the 30th day after the 5th of August is the 4th of September.
    assert ends_of(bought) == {"free_support": ["2026-09-05 03:59:59"]}


def test_the_zone_of_the_agreement_says_which_day_it_was(world):
    shop = shop_in(world, "credits")
    late = datetime(2026, 8, 3, 3, 59, 59, tzinfo=UTC)  # still the 2nd of August in New York
    before = shop.buy(bought_at=late, cleared_at=late)
    after_it = shop.buy(
        bought_at=late + timedelta(seconds=1), cleared_at=late + timedelta(seconds=1)
    )

    assert ends_of(before) == {"free_support": ["2026-09-02 03:59:59"]}
    assert ends_of(after_it) == {"free_support": ["2026-09-03 03:59:59"]}


def test_what_was_undone_carries_nothing_from_then_on(shop):
    bought = shop.buy()
    end_purchase(
        Ending(purchase_id=bought.id, why="refund"), by=shop.emil, key=key(), at=after(days=20)
    )

    assert ends_of(bought) == {
        "service": ["2026-08-23 07:00:00"],
        "updates": ["2026-08-23 07:00:00"],
        "return": ["2026-08-17 21:59:59"],
    }
    with reading(shop.wanda.brand_id):
        its = purchases_of(shop.wanda).get()
    assert its.is_owned(after(days=20) - timedelta(seconds=1))
    assert not its.is_owned(after(days=20))


def test_refusals_come_in_their_order_and_keep_nothing(shop):
    said = shop.new()
    assert refused(shop, said, by=shop.wanda) == ("not_allowed", {})
    wrong = [
        ("bought_at", {"bought_at": after(seconds=1)}),
        ("cleared_at", {"cleared_at": MONDAY_9AM - timedelta(seconds=1)}),
        ("cleared_at", {"cleared_at": after(seconds=1)}),
        ("paid", {"paid_minor": -1}),
        ("currency", {"currency": "euro"}),
        ("seats", {"seats": 0}),
        ("reference", {"reference": "  "}),
        ("accepted_by", {"accepted_by": "nobody"}),
        ("plan", {"plan": "no_such_plan"}),
    ]
    for field, changes in wrong:
        no = refused(shop, replace(said, **changes))
        assert no == ("purchase_is_malformed", {"field": field})
    assert refused(shop, replace(said, company_id=new_id(MONDAY_9AM)))[0] == "not_there"
    assert refused(shop, replace(said, edition_id=new_id(MONDAY_9AM)))[0] == "not_there"


def test_nothing_is_bought_that_is_sold_no_more(shop):
    by = shop.world.machine(shop.wanda.brand)
    withdrawn = ProductWithdrawal(product_id=shop.product.id)
    withdraw_product(withdrawn, by=by, key=key(), at=after(hours=1))

    late = shop.new(bought_at=after(hours=1), cleared_at=None)
    assert refused(shop, late, at=after(hours=2)) == ("product_is_withdrawn", {})
    assert shop.buy(at=after(hours=2)).number == 1


def test_an_agreement_on_what_is_advertised_needs_a_sheet(shop):
    by = shop.world.machine(shop.wanda.brand)
    bare = NewProduct(code="bare", kind="product", name="Bare")
    product_id = add_product(bare, by=by, key=key(), at=MONDAY_9AM).product_id
    form = NewEdition(product_id=product_id, name="Standard", encrypted=False)
    edition_id = add_edition(form, by=by, key=key(), at=MONDAY_9AM).edition_id

    agreement = terms_of(shop.buy().agreement_version)
    with pytest.raises(Refused) as no:
        said = shop.new(edition_id=edition_id)
        record_purchase(said, by=shop.emil, key=key(), at=MONDAY_9AM)
    assert no.value.code == "nothing_advertised"
    assert no.value.details == {"clause": agreement.rules.compatibility.clause}


def test_a_purchase_is_paid_for_once(shop):
    bought = shop.buy(cleared_at=None)

    def no(at):
        said = Clearing(purchase_id=bought.id, cleared_at=at)
        with pytest.raises(Refused) as refused:
            clear_purchase(said, by=shop.emil, key=key(), at=after(hours=1))
        return refused.value.code, refused.value.details

    too_early = MONDAY_9AM - timedelta(seconds=1)
    assert no(too_early) == ("purchase_is_malformed", {"field": "cleared_at"})
    assert no(after(hours=2)) == ("purchase_is_malformed", {"field": "cleared_at"})
    said = Clearing(purchase_id=bought.id, cleared_at=MONDAY_9AM)
    clear_purchase(said, by=shop.emil, key=key(), at=after(hours=1))
    assert no(MONDAY_9AM) == ("already_cleared", {})
    end_purchase(
        Ending(purchase_id=bought.id, why="refund"), by=shop.emil, key=key(), at=after(hours=2)
    )
    assert no(MONDAY_9AM) == ("purchase_has_ended", {})


def test_a_purchase_is_its_companys_alone(shop):
    bought = shop.buy()
    paul = shop.world.customer(shop.wanda.brand, "paul")

    with reading(bought.brand_id):
        assert list(purchases_of(shop.wanda)) == [bought]
        assert list(purchases_of(paul)) == []
        assert company_of(paul) != bought.company_id
