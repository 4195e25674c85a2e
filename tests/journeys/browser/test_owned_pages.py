"""The catalogue, the documentation and what is owned: what axe finds, and what does not fit."""

import pytest

from makegood.articles.models import Article
from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.catalogue.models import Product
from makegood.people.models import Member
from makegood.purchases.models import Purchase
from tests.journeys.browser.conftest import LATER
from tests.journeys.browser.window import NARROW
from tests.records.bought import buy_in
from tests.world import company_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.soak,
    pytest.mark.parametrize("site", [LATER], indirect=True),
]


@pytest.fixture
def cast(world, site):
    """Wanda, who bought things, and an owner of the brand."""
    buy_in(world)
    brand = Brand.objects.get(slug="gildern")
    with reading(brand.id):
        people = Member.objects.select_related("person", "company", "brand")
        wanda = people.get(person__user_name="gildern-wanda")
    return wanda, world.owner(brand, "gildern-olga")


def addresses(site, wanda, olga):
    with reading(olga.brand_id):
        numbers = list(Purchase.objects.values_list("number", flat=True))
        purchases = list(Purchase.objects.values_list("id", flat=True))
        products = list(Product.objects.values_list("id", flat=True))
        articles = list(Article.objects.order_by("number"))
    portal = ["/products/", *(f"/products/{number}/" for number in numbers), "/sheets/locked/"]
    portal += ["/documentation/", "/documentation/2/", "/documentation/?q=no-such-word"]
    desk = [
        f"/desk/companies/{company_of(wanda)}/purchases",
        *(f"/desk/purchases/{purchase}/" for purchase in purchases),
        "/owner/products/",
        "/owner/products/gildern/new",
        *(f"/owner/products/{product}/" for product in products),
        "/owner/articles/",
        "/owner/articles/gildern/new",
        f"/owner/articles/{articles[0].id}/",
        "/owner/agreements/",
        "/owner/agreements/gildern/new",
    ]
    return [
        *(site.portal(wanda.brand, path) for path in portal),
        *(site.desk(path) for path in desk),
    ]


def test_axe_finds_nothing_and_everything_fits(cast, site, window):
    one = window(width=NARROW)
    for member in cast:
        one.let_in(member)

    flaws = []
    for address in addresses(site, *cast):
        flaws += [*one.flaws_at(address), *one.flaws_of_longer_words()]

    assert not flaws, "\n".join(flaws)
