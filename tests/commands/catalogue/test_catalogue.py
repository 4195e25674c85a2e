"""What can be bought is kept as it was said, and said so that it can be read."""

from datetime import date

import pytest

from makegood.brands.ids import new_id
from makegood.brands.scope import reading
from makegood.catalogue.models import Advertised, Defect, Product, Release
from makegood.catalogue.queries import newest_release, sheet_at
from makegood.commands.catalogue.add_edition import NewEdition, add_edition
from makegood.commands.catalogue.add_product import NewProduct, add_product
from makegood.commands.catalogue.advertise import SheetLine, advertise
from makegood.commands.catalogue.fix_defect import Fix, fix_defect
from makegood.commands.catalogue.record_release import NewRelease, record_release
from makegood.commands.catalogue.report_defect import NewDefect, report_defect
from makegood.commands.catalogue.set_price import NewPrice, set_price
from makegood.commands.catalogue.withdraw_product import ProductWithdrawal, withdraw_product
from makegood.commands.catalogue.withdraw_release import ReleaseWithdrawal, withdraw_release
from makegood.commands.refused import Refused
from tests.world import MONDAY_9AM, after, key

NOBODYS = new_id(MONDAY_9AM)


@pytest.fixture
def cast(world):
    """Olga keeps the catalogue, Tomas is an agent, Nora a customer; Vera owns another brand."""
    brand = world.brand()
    there = world.brand("tessero")
    return {
        "olga": world.owner(brand),
        "tomas": world.agent(brand),
        "nora": world.customer(brand),
        "vera": world.owner(there, "vera"),
        "product": world.product(brand),
    }


def refusal(run, said, by, *, at=MONDAY_9AM):
    with pytest.raises(Refused) as no:
        run(said, by=by, key=key(), at=at)
    return no.value.code, no.value.details


def test_owners_alone_keep_the_catalogue(cast):
    its = cast["product"].id
    acts = [
        (add_product, NewProduct(code="a", kind="product", name="A")),
        (add_edition, NewEdition(product_id=its, name="A", encrypted=False)),
        (set_price, NewPrice(edition_id=its, minor=1, currency="EUR", from_on=date(2026, 8, 3))),
        (advertise, SheetLine(product_id=its, platform="A", words="1", from_at=MONDAY_9AM)),
        (record_release, NewRelease(product_id=its, version="1", released_at=MONDAY_9AM)),
        (withdraw_release, ReleaseWithdrawal(release_id=its, reason="So.")),
        (withdraw_product, ProductWithdrawal(product_id=its)),
    ]
    for run, said in acts:
        assert refusal(run, said, cast["tomas"])[0] == "not_allowed"
        assert refusal(run, said, cast["nora"])[0] == "not_allowed"
        if run is not add_product:
            assert refusal(run, said, cast["vera"])[0] == "not_there"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("name", {"name": " \n "}),
        ("name", {"name": "x" * 121}),
        ("code", {"code": "Forms!"}),
        ("code", {"code": "x" * 61}),
        ("kind", {"kind": "book"}),
        ("extends", {"kind": "extension"}),
        ("extends", {"extends_id": NOBODYS}),
        ("disclaimer", {"disclaimer": "see above"}),
    ],
)
def test_a_product_has_a_code_a_kind_and_a_name(cast, field, said):
    new = NewProduct(**{"code": "wide", "kind": "product", "name": "Wide", **said})

    assert refusal(add_product, new, cast["olga"]) == ("product_is_malformed", {"field": field})


def test_a_code_a_name_and_a_version_are_there_once(cast):
    olga, its = cast["olga"], cast["product"].id
    new = NewProduct(code="forms", kind="product", name="Forms")
    assert refusal(add_product, new, olga) == ("already_there", {"field": "code"})
    extension = NewProduct(code="x", kind="extension", name="X", extends_id=NOBODYS)
    assert refusal(add_product, extension, olga) == ("not_there", {})
    edition = NewEdition(product_id=its, name=" Standard ", encrypted=True)
    assert refusal(add_edition, edition, olga) == ("already_there", {"field": "name"})
    first = NewRelease(product_id=its, version="1.7", released_at=MONDAY_9AM)
    record_release(first, by=olga, key=key(), at=MONDAY_9AM)
    again = NewRelease(product_id=its, version="1.7.0", released_at=after(days=1))
    assert refusal(record_release, again, olga) == ("already_there", {"field": "version"})


@pytest.mark.parametrize(
    ("words", "finding", "place"),
    [
        (">=1.6 <1.5", "nothing_fits", 0),
        (">=1.6 banana", "has_no_number", 6),
        ("=> 8", "sign_is_unknown", 0),
        ("1.6 |", "version_is_missing", 5),
    ],
)
def test_a_range_that_cannot_be_read_is_refused_with_the_place(cast, words, finding, place):
    its = cast["product"].id
    line = SheetLine(product_id=its, platform="PrestaShop", words=words, from_at=MONDAY_9AM)
    made_for = (("PrestaShop", words),)
    release = NewRelease(product_id=its, version="1.0", released_at=MONDAY_9AM, made_for=made_for)
    wrong = {"platform": "PrestaShop", "words": words, "finding": finding, "place": place}

    assert refusal(advertise, line, cast["olga"]) == (
        "range_is_unreadable",
        wrong | {"words": words.strip()},
    )
    assert refusal(record_release, release, cast["olga"])[0] == "range_is_unreadable"
    with reading(cast["olga"].brand_id):
        assert Advertised.objects.filter(product=its).count() == 1
        assert not Release.objects.exists()


def test_a_version_that_is_none_is_refused_with_the_place(cast):
    said = NewRelease(product_id=cast["product"].id, version="1.7 of May", released_at=MONDAY_9AM)

    code, details = refusal(record_release, said, cast["olga"])
    assert (code, details["finding"], details["place"]) == (
        "version_is_unreadable",
        "is_not_understood",
        4,
    )


def test_a_price_is_a_sum_of_money(cast):
    with reading(cast["olga"].brand_id):
        edition_id = cast["product"].editions.get().id
    for field, minor, currency in (("price", -1, "EUR"), ("currency", 1, "euros")):
        said = NewPrice(
            edition_id=edition_id, minor=minor, currency=currency, from_on=date(2026, 8, 3)
        )
        no = refusal(set_price, said, cast["olga"])
        assert no == ("product_is_malformed", {"field": field})


def test_the_sheet_says_what_was_said_last_of_the_moment(cast):
    olga, its = cast["olga"], cast["product"]
    for platform, words, from_at in (
        ("thirty bees", "1.5", after(hours=2)),
        ("PrestaShop", "8.x", after(hours=1)),
        ("PrestaShop", "9.x", after(hours=1)),
        ("PrestaShop", "", after(hours=3)),
    ):
        line = SheetLine(product_id=its.id, platform=platform, words=words, from_at=from_at)
        advertise(line, by=olga, key=key(), at=MONDAY_9AM)

    def sheet(hours):
        with reading(olga.brand_id):
            return [(it.platform, it.words) for it in sheet_at(its, after(hours=hours))]

    assert sheet(0) == [("PrestaShop", ">=1.6 <9")]
    assert sheet(1) == [("PrestaShop", "9.x")]
    assert sheet(2) == [("PrestaShop", "9.x"), ("thirty bees", "1.5")]
    assert sheet(3) == [("thirty bees", "1.5")]


def test_a_release_that_was_taken_back_stays_with_its_reason(cast, world):
    olga, its = cast["olga"], cast["product"]
    world.release(its, "1.0")
    bad = world.release(its, "1.1")
    nothing = ReleaseWithdrawal(release_id=bad.id, reason=" ")
    assert refusal(withdraw_release, nothing, olga) == ("nothing_said", {"field": "reason"})
    said = ReleaseWithdrawal(release_id=bad.id, reason="It loses mails.")
    withdraw_release(said, by=olga, key=key(), at=after(hours=2))

    assert refusal(withdraw_release, said, olga)[0] == "release_is_withdrawn"
    with reading(olga.brand_id):
        assert Release.objects.get(id=bad.id).withdrawn_why == "It loses mails."
        newest = [newest_release(its, after(hours=hour)) for hour in (1, 2)]
    assert [release.version for release in newest if release] == ["1.1", "1.0"]


def test_a_bug_is_found_in_one_release_and_mended_by_another(cast, world):
    tomas, its = cast["tomas"], cast["product"]
    first, last = world.release(its, "1.0"), world.release(its, "1.1")
    others = world.release(world.product(tomas.brand, "other"), "1.0")
    bug = NewDefect(product_id=its.id, title="Loses mails", text="Each.", found_in_id=first.id)
    made = report_defect(bug, by=tomas, key=key(), at=MONDAY_9AM)

    elsewhere = NewDefect(
        product_id=its.id, title="Loses mails", text="Each.", found_in_id=others.id
    )
    assert refusal(report_defect, elsewhere, tomas)[0] == "not_there"
    assert refusal(report_defect, bug, cast["nora"])[0] == "not_allowed"
    wrong = Fix(defect_id=made.defect_id, release_id=others.id)
    assert refusal(fix_defect, wrong, tomas)[0] == "not_there"
    fix = Fix(defect_id=made.defect_id, release_id=last.id)
    fix_defect(fix, by=tomas, key=key(), at=MONDAY_9AM)
    assert refusal(fix_defect, fix, tomas)[0] == "already_fixed"
    with reading(tomas.brand_id):
        defect = Defect.objects.get()
    assert (defect.number, defect.found_in_id, defect.fixed_in_id) == (1, first.id, last.id)


def test_a_product_is_withdrawn_once(cast):
    said = ProductWithdrawal(product_id=cast["product"].id)
    withdraw_product(said, by=cast["olga"], key=key(), at=MONDAY_9AM)

    assert refusal(withdraw_product, said, cast["olga"])[0] == "already_withdrawn"
    with reading(cast["olga"].brand_id):
        assert not Product.objects.visible_to(cast["olga"]).on_sale().exists()
