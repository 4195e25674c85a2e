"""What the demo's brands sell, what they wrote of it, and who bought it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from makegood.commands.articles.publish_article import Publishing, publish_article
from makegood.commands.articles.write_article import NewArticle, write_article
from makegood.commands.catalogue.add_edition import NewEdition, add_edition
from makegood.commands.catalogue.add_product import NewProduct, add_product
from makegood.commands.catalogue.advertise import SheetLine, advertise
from makegood.commands.catalogue.record_release import NewRelease, record_release
from makegood.commands.catalogue.set_price import NewPrice, set_price
from makegood.commands.purchases.record_purchase import NewPurchase, record_purchase
from makegood.people.models import Machine, Member

ON_SALE_FOR: Final = timedelta(days=39)


@dataclass(frozen=True, slots=True)
class DemoGood:
    """What is sold: its address, kind, name, and price in cents of a euro."""

    code: str
    kind: str
    name: str
    price_minor: int
    runs_with: str = ""


@dataclass(frozen=True, slots=True)
class DemoShop:
    """What a brand sells, and who bought what so many days ago.

    The `extension` is of the first good.
    """

    goods: tuple[DemoGood, ...]
    bought: tuple[tuple[str, str, int], ...]
    extension: DemoGood | None = None


SHOPS: Final[Mapping[str, DemoShop]] = {
    "tickets": DemoShop(
        (
            DemoGood("member-desk", "product", "Member Desk", 249_00, ">=6.2 <7"),
            DemoGood("site-care", "service", "Managed site", 590_00),
        ),
        (("nora", "member-desk", 35), ("nora", "member-import", 20), ("jonas", "member-desk", 12)),
        DemoGood("member-import", "extension", "Member Import", 79_00, ">=6.2 <7"),
    ),
    "hourly": DemoShop(
        (DemoGood("invoices", "product", "Fennick Invoices", 349_00, ">=8.1 <9"),),
        (("nora", "invoices", 35), ("jonas", "invoices", 12)),
    ),
    "credits": DemoShop(
        (DemoGood("classifieds", "product", "Quayside Classifieds", 299_00, ">=8.1 <9"),),
        (("nora", "classifieds", 35), ("jonas", "classifieds", 12)),
    ),
    "guarantee": DemoShop(
        (DemoGood("checkout", "product", "Oxbow Checkout", 149_00, ">=2.4 <3"),),
        (("nora", "checkout", 35), ("jonas", "checkout", 12)),
    ),
    "aftersales": DemoShop(
        (DemoGood("stock", "product", "Advanced Stock", 59_00, ">=1.6 <1.8"),),
        (("nora", "stock", 35), ("jonas", "stock", 12)),
    ),
}
ARTICLE: Final = NewArticle(
    product_id=None,
    language="en",
    title="Importing members from a table",
    body="Save the table as CSV, with one member a row.\n\nEach row needs a name and one address."
    " Rows without an address are left out, and listed at the end.",
)


def sell(
    shop: DemoShop, machine: Machine, members: Mapping[str, Member], *, at: datetime
) -> Mapping[tuple[str, str], UUID]:
    """A catalogue, an article on it, and a few purchases, all before `at`.

    The purchases by who bought, and the code of what was bought.
    """
    began = at - ON_SALE_FOR
    goods = {good.code: good for good in shop.goods}
    editions = {code: _offer(good, None, machine, at=began) for code, good in goods.items()}
    if shop.extension is not None:
        extended = editions[shop.goods[0].code][0]
        goods[shop.extension.code] = shop.extension
        editions[shop.extension.code] = _offer(shop.extension, extended, machine, at=began)
    write = write_article(ARTICLE, by=members["tomas"], key="import", at=began)
    said = Publishing(article_id=write.article_id)
    publish_article(said, by=members["tomas"], key="import", at=began)
    return {
        (user_name, code): _record(
            goods[code],
            editions[code][1],
            members[user_name],
            members["olga"],
            at=at - timedelta(days=days_ago),
        )
        for user_name, code, days_ago in shop.bought
    }


def _offer(
    good: DemoGood, extends_id: UUID | None, by: Machine, *, at: datetime
) -> tuple[UUID, UUID]:
    """The product and its edition, priced, with a sheet and a release."""
    new = NewProduct(code=good.code, kind=good.kind, name=good.name, extends_id=extends_id)
    product_id = add_product(new, by=by, key=good.code, at=at).product_id
    form = NewEdition(product_id=product_id, name="Standard", encrypted=False)
    edition_id = add_edition(form, by=by, key=good.code, at=at).edition_id
    price = NewPrice(
        edition_id=edition_id, minor=good.price_minor, currency="EUR", from_on=at.date()
    )
    set_price(price, by=by, key=good.code, at=at)
    if good.runs_with:
        line = SheetLine(
            product_id=product_id, platform="WordPress", words=good.runs_with, from_at=at
        )
        advertise(line, by=by, key=good.code, at=at)
        release = NewRelease(
            product_id=product_id,
            version="2.4.0",
            released_at=at,
            made_for=(("WordPress", good.runs_with),),
            notes="Reads tables with a byte order mark.",
        )
        record_release(release, by=by, key=good.code, at=at)
    return product_id, edition_id


def _record(
    good: DemoGood, edition_id: UUID, customer: Member, by: Member, *, at: datetime
) -> UUID:
    assert customer.company_id is not None, "A customer's member is of a company."
    reference = f"invoice {customer.person.user_name}-{good.code}"
    said = NewPurchase(
        company_id=customer.company_id,
        edition_id=edition_id,
        bought_at=at,
        cleared_at=at,
        paid_minor=good.price_minor,
        currency="EUR",
        reference=reference,
    )
    return record_purchase(said, by=by, key=reference, at=at).purchase_id
