"""A desk that sells add-ons: a catalogue, documentation, purchases, renewals, a refund."""

from datetime import UTC, datetime

from makegood.brands.models import Brand
from makegood.catalogue.models import Product
from makegood.commands.articles.publish_article import Publishing, publish_article
from makegood.commands.articles.revise_article import NewWords, revise_article
from makegood.commands.articles.unpublish_article import Unpublishing, unpublish_article
from makegood.commands.articles.write_article import NewArticle, write_article
from makegood.commands.catalogue.add_edition import NewEdition, add_edition
from makegood.commands.catalogue.add_product import NewProduct, add_product
from makegood.commands.catalogue.fix_defect import Fix, fix_defect
from makegood.commands.catalogue.record_release import NewRelease, record_release
from makegood.commands.catalogue.report_defect import NewDefect, report_defect
from makegood.commands.catalogue.withdraw_product import ProductWithdrawal, withdraw_product
from makegood.commands.catalogue.withdraw_release import ReleaseWithdrawal, withdraw_release
from makegood.commands.purchases.end_purchase import Ending, end_purchase
from makegood.commands.purchases.renew_window import NewRenewal, renew_window
from makegood.people.models import Member
from makegood.purchases.models import Purchase
from tests.packs import pack
from tests.world import MONDAY_9AM, World, after, key


def buy_in(world: World) -> None:
    """Everything that happens to what can be bought, and to whom it belongs."""
    brand = world.brand("gildern", agreement=pack("aftersales"))
    wanda, emil = world.customer(brand, "gildern-wanda"), world.agent(brand, "gildern-emil")
    forms = world.product(brand)
    locked = world.product(brand, "locked", kind="extension", extends=forms, encrypted=True)
    old = world.product(brand, "old")
    _bare(world, brand, forms)
    withdrawn = ProductWithdrawal(product_id=old.id)
    withdraw_product(withdrawn, by=world.machine(brand), key=key(), at=after(hours=1))
    _released(world, forms, emil)
    _written(forms, emil)
    _bought(world, wanda, emil, forms, locked)


def _bare(world: World, brand: Brand, forms: Product) -> None:
    """A product in no edition yet, and an edition without a price."""
    bare = NewProduct(code="bare", kind="service", name="Bare")
    add_product(bare, by=world.machine(brand), key=key(), at=MONDAY_9AM)
    source = NewEdition(product_id=forms.id, name="Source", encrypted=False)
    add_edition(source, by=world.machine(brand), key=key(), at=after(minutes=1))


def _released(world: World, product: Product, emil: Member) -> None:
    first, last = world.release(product, "1.0"), world.release(product, "1.1", at=after(minutes=1))
    made_for = (("PrestaShop", "8.x"), ("thirty bees", "1.5"))
    new = NewRelease(
        product_id=product.id,
        version="2.0",
        released_at=after(hours=1),
        made_for=made_for,
        security=True,
    )
    by = world.machine(emil.brand)
    made = record_release(new, by=by, key=key(), at=after(hours=1))
    said = ReleaseWithdrawal(release_id=made.release_id, reason="It loses mails.")
    withdraw_release(said, by=by, key=key(), at=after(hours=2))
    for found_in in (first.id, None):
        bug = NewDefect(
            product_id=product.id, title="Loses mails", text="Each one.", found_in_id=found_in
        )
        defect = report_defect(bug, by=emil, key=key(), at=after(hours=3))
    fix = Fix(defect_id=defect.defect_id, release_id=last.id)
    fix_defect(fix, by=emil, key=key(), at=after(hours=4))


def _written(product: Product, emil: Member) -> None:
    new = NewArticle(product_id=product.id, language="en", title="Mails", body="Look here.")
    for is_taken_back in (True, False):
        article_id = write_article(new, by=emil, key=key(), at=MONDAY_9AM).article_id
        words = NewWords(article_id=article_id, title="Mails", body="Look there.")
        revise_article(words, by=emil, key=key(), at=after(hours=1))
        publish_article(Publishing(article_id=article_id), by=emil, key=key(), at=after(hours=2))
        if is_taken_back:
            said = Unpublishing(article_id=article_id)
            unpublish_article(said, by=emil, key=key(), at=after(hours=3))
    write_article(new, by=emil, key=key(), at=after(hours=1))


def _bought(world: World, wanda: Member, emil: Member, forms: Product, locked: Product) -> None:
    world.purchase(wanda, forms, paid=False)
    bought = world.purchase(wanda, forms, at=after(hours=5))
    _renew(bought, emil, at=after(days=30))
    _renew(bought, emil, at=after(days=300))
    refunded = world.purchase(wanda, locked, at=datetime(2026, 8, 4, tzinfo=UTC))
    said = Ending(purchase_id=refunded.id, why="refund")
    end_purchase(said, by=emil, key=key(), at=after(days=5))
    world.purchase(wanda, forms)


def _renew(bought: Purchase, by: Member, *, at: datetime) -> None:
    said = NewRenewal(
        purchase_id=bought.id,
        window="service",
        paid_at=at,
        paid_minor=30_00,
        currency="EUR",
        reference="R-1",
    )
    renew_window(said, by=by, key=key(), at=at)
