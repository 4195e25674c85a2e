"""The catalogue and the documentation through pages: kept by staff, read by whoever may."""

import re
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from makegood.articles.models import Article
from makegood.brands.scope import reading
from makegood.catalogue.models import Defect, Product, Release
from tests.journeys.pages import signed_in, text_of
from tests.packs import changed, pack, renamed
from tests.world import MONDAY_9AM, after, key


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(after(hours=1), tick=False) as clock:
        yield clock


@pytest.fixture
def brand(world):
    return world.brand("fennick", agreement=pack("hourly"))


@pytest.fixture
def olga(world, brand):
    return world.owner(brand, "olga")


@pytest.fixture
def forms(olga):
    """The product that an owner added by the page, and its address."""
    said = {
        "name": "Forms",
        "code": "forms",
        "kind": "product",
        "extends": "",
        "disclaimer": "22",
        "key": key(),
    }
    made = signed_in(olga).post("/owner/products/fennick/new", said)
    assert made.status_code == 302
    return made["Location"]


def told(olga, path, name, /, **said):
    """What the form of that name answers."""
    prefix = {"editions": "edition", "prices": "price", "sheet": "sheet", "releases": "release"}
    prefix |= {"withdrawals": "withdrawal", "defects": "defect", "fixes": "fix"}
    typed = {f"{prefix[name]}-{field}": value for field, value in said.items()}
    return signed_in(olga).post(f"{path}{name}", {**typed, "key": key()})


def chosen(olga, path, field, label):
    """The value of the choice that is shown so."""
    html = signed_in(olga).get(path).content.decode()
    select = re.search(rf'<select name="{field}".*?</select>', html, flags=re.S)
    assert select is not None
    values = re.findall(r'<option value="([^"]*)"[^>]*>([^<]+)</option>', select[0])
    return next(value for value, shown in values if shown == label)


def test_an_owner_says_what_is_sold_and_everybody_can_read_it(olga, forms):
    told(olga, forms, "editions", name="Encrypted", encrypted="on")
    edition = chosen(olga, forms, "price-edition", "Encrypted")
    told(olga, forms, "prices", edition=edition, price="99.5", currency="EUR", from_on="2026-08-01")
    told(olga, forms, "sheet", platform="PrestaShop", words=">=1.6 <9", from_on="")
    told(olga, forms, "releases", version="1.0", made_for="PrestaShop: 8.x\n", notes="First.")

    page = text_of(signed_in(olga).get(forms))
    for words in ("Encrypted encrypted 99.50 EUR", "PrestaShop >=1.6 <9", "1.0", "PrestaShop 8.x"):
        assert words in page
    sheet = text_of(Client(HTTP_HOST=olga.brand.host).get("/sheets/forms/"))
    for words in ("99.50 EUR", "PrestaShop >=1.6 <9"):
        assert words in sheet


@pytest.mark.clause("H-22", through="page")
@pytest.mark.parametrize(
    ("agreement", "number"),
    [(pack("hourly"), "22"), (renamed(pack("hourly")), "Z22-q")],
    ids=["as-written", "renamed"],
)
def test_the_disclaimer_stands_on_the_product_in_the_words_of_its_clause(world, agreement, number):
    brand = world.brand("fennick", agreement=agreement)
    nora = world.customer(brand)
    world.purchase(nora, world.product(brand, disclaimer=number))

    for browser, path in (
        (Client(HTTP_HOST=brand.host), "/sheets/forms/"),
        (signed_in(nora), "/products/1/"),
    ):
        assert "for anything that somebody else's change brings about." in text_of(
            browser.get(path)
        )


@pytest.mark.clause("H-22", through="page")
@pytest.mark.parametrize("number", ["22", ""])
def test_the_disclaimer_stands_on_the_receipt_of_both_sides(world, number):
    brand = world.brand("fennick", agreement=pack("hourly"))
    nora, product = world.customer(brand), world.product(brand, disclaimer=number)
    purchase = world.purchase(nora, product)
    world.purchase(nora, product, paid=False)

    for browser, path in (
        (signed_in(nora), "/products/1/receipt"),
        (signed_in(world.agent(brand)), f"/desk/purchases/{purchase.id}/receipt"),
    ):
        read = text_of(browser.get(path))
        for words in ("Receipt for purchase 1", "Nora's", "Forms: Standard", "90.00 EUR"):
            assert words in read
        assert ("change brings about." in read) is bool(number)
    assert signed_in(nora).get("/products/2/receipt").status_code == 404


@pytest.mark.clause("H-22", through="page")
@pytest.mark.parametrize("rests", [True, False], ids=["as-written", "without"])
def test_a_verdict_on_what_somebody_changed_cites_the_disclaimer(world, rests):
    changes = {} if rests else {'rests_on = "22"\n': ""}
    brand = world.brand("fennick", agreement=changed(pack("hourly"), changes))
    nora = world.customer(brand)
    told = {"modified": True, "applied_to_another": False}
    about = world.purchase(nora, world.product(brand))

    ticket = world.asked(nora, "use", about=about, told=told)

    read = text_of(signed_in(nora).get(f"/tickets/{ticket.number}/"))
    assert "Not covered" in read
    assert ("for anything that somebody else's change brings about." in read) is rests


def test_a_release_is_taken_back_and_a_bug_is_mended(olga, forms):
    for version in ("1.0", "1.1"):
        told(olga, forms, "releases", version=version, made_for="", notes="", security="on")
    found_in = chosen(olga, forms, "defect-found_in", "1.0")
    told(olga, forms, "defects", title="Loses mails", text="Each tenth.", found_in=found_in)
    bug = chosen(olga, forms, "fix-defect", "1: Loses mails")
    told(olga, forms, "fixes", defect=bug, release=chosen(olga, forms, "fix-release", "1.1"))
    first = chosen(olga, forms, "withdrawal-release", "1.0")
    told(olga, forms, "withdrawals", release=first, reason="It loses mails.")

    page = text_of(signed_in(olga).get(forms))
    assert "mended by 1.1" in page
    assert "Taken back It loses mails." in page
    with reading(olga.brand_id):
        assert Defect.objects.get().fixed_in.version == "1.1"
        assert Release.objects.get(version="1.0").withdrawn_at == after(hours=1)


@pytest.mark.parametrize(
    ("name", "said", "answer"),
    [
        ("sheet", {"platform": "PrestaShop", "words": ">=1.6 <1.5"}, "no version can be in it"),
        ("sheet", {"platform": "PrestaShop", "words": "=> 8"}, "this sign means nothing here"),
        ("sheet", {"platform": " ", "words": "8"}, "This field is required."),
        ("releases", {"version": "newest"}, "a version begins with a number, at letter 1"),
        ("releases", {"version": "1", "made_for": "8.x"}, "Write the platform, a colon"),
        ("editions", {"name": ""}, "This field is required."),
        ("defects", {"title": "kept-4711", "text": ""}, "This field is required."),
    ],
)
def test_what_cannot_be_kept_is_said_beside_what_was_typed(olga, forms, name, said, answer):
    page = told(olga, forms, name, **said)

    assert page.status_code == 400
    assert answer in text_of(page)
    typed = unescape(page.content.decode())
    assert all(value.strip() in typed for value in said.values())


def test_a_product_is_sold_no_more(olga, forms):
    signed_in(olga).post(f"{forms}withdrawal", {"key": key()})

    assert "Sold no more" in text_of(signed_in(olga).get("/owner/products/"))
    assert "Sold no more" in text_of(Client(HTTP_HOST=olga.brand.host).get("/sheets/forms/"))


def test_agents_read_the_catalogue_and_enter_bugs_but_sell_nothing(world, olga, forms):
    tomas = world.agent(olga.brand)
    page = signed_in(tomas).get(forms)

    assert "Enter a bug" in text_of(page)
    assert "Add an edition" not in text_of(page)
    assert signed_in(tomas).get("/owner/products/fennick/new").status_code == 404
    browser = signed_in(tomas)
    said = {"edition-name": "Mine", "key": key()}
    refused = browser.post(f"{forms}editions", said, follow=True)
    assert "Your role does not allow this." in text_of(refused)
    made = told(tomas, forms, "defects", title="Loses mails", text="Each.", found_in="")
    assert made.status_code == 302


def test_another_brands_catalogue_is_not_there(world, olga, forms):
    there = world.brand("tessero")
    vera = signed_in(world.owner(there, "vera"))
    nothing = "/owner/products/01900000-0000-7000-8000-000000000000/"

    assert vera.get(forms).status_code == vera.get(nothing).status_code == 404
    assert vera.get("/owner/products/fennick/new").status_code == 404
    assert vera.post(f"{forms}editions", {"edition-name": "X"}).status_code == 404
    assert vera.post(f"{forms}no-such-thing", {}).status_code == 404
    assert Client(HTTP_HOST=there.host).get("/sheets/forms/").status_code == 404
    with reading(olga.brand_id):
        assert Product.objects.get().editions.count() == 0


def test_an_article_is_written_published_revised_and_taken_back(world, olga, forms):
    tomas, nora = world.agent(olga.brand), world.customer(olga.brand)
    words = {"product": "", "language": "en", "title": "Mails", "body": "One\n\n<b>Two</b>"}
    made = signed_in(tomas).post("/owner/articles/fennick/new", {**words, "key": key()})
    path = made["Location"]
    assert signed_in(nora).get("/documentation/1/").status_code == 404

    signed_in(tomas).post(f"{path}publication", {"key": key()})
    page = signed_in(nora).get("/documentation/1/").content.decode()
    assert "One\n\n&lt;b&gt;Two&lt;/b&gt;" in page
    assert "Mails" in text_of(signed_in(nora).get("/documentation/?q=TWO"))
    assert "No article holds this word." in text_of(signed_in(nora).get("/documentation/?q=three"))

    other = {"title": "Mails", "body": "Three", "key": key()}
    assert signed_in(tomas).post(path, other).status_code == 302
    assert "Mails" in text_of(signed_in(nora).get("/documentation/?q=three"))
    assert "No article holds this word." in text_of(signed_in(nora).get("/documentation/?q=two"))

    signed_in(tomas).post(f"{path}end-of-publication", {"key": key()})
    assert signed_in(nora).get("/documentation/1/").status_code == 404
    nothing = signed_in(tomas).post(path, {"title": " ", "body": "kept-4711", "key": key()})
    assert nothing.status_code == 400
    assert "kept-4711" in nothing.content.decode()
    with reading(olga.brand_id):
        assert Article.objects.get().revisions.count() == 2


def test_pages_ask_as_often_for_many_as_for_few(world, olga):
    nora = world.customer(olga.brand)
    account, desk = signed_in(nora), signed_in(olga)
    first = world.product(olga.brand, "first")
    pages = [
        (account, "/products/"),
        (account, "/products/1/"),
        (account, "/documentation/"),
        (account, "/sheets/first/"),
        (desk, "/owner/products/"),
        (desk, f"/owner/products/{first.id}/"),
        (desk, "/owner/articles/"),
        (desk, f"/desk/companies/{nora.company_id}/purchases"),
    ]

    def live(count):
        for _each in range(count):
            product = world.product(olga.brand, f"p{key()}".replace("_", "-"))
            world.purchase(nora, product)
            world.purchase(nora, first)
            world.release(first, f"1.{key().split('-')[1]}")
            words = {"product": "", "language": "en", "title": "Mails", "body": "One"}
            made = desk.post("/owner/articles/fennick/new", {**words, "key": key()})
            desk.post(f"{made['Location']}publication", {"key": key()})
            told(olga, f"/owner/products/{first.id}/", "editions", name=key())

    def counted():
        found = {}
        for browser, path in pages:
            with CaptureQueriesContext(connection) as captured:
                assert browser.get(path).status_code == 200
            found[path] = len(captured)
        return found

    live(2)
    counted()  # a session's first page notes whose session it is
    few = counted()
    live(4)

    assert counted() == few
    assert max(few.values()) <= 22, few
    assert after(hours=1) > MONDAY_9AM
