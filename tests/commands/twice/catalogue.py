"""What can be bought, and what is written of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from makegood.articles.models import Article
from makegood.brands.ids import new_id
from makegood.brands.scope import reading
from makegood.catalogue.models import Product
from makegood.catalogue.queries import editions_of
from makegood.commands.articles.publish_article import Publishing, publish_article
from makegood.commands.articles.revise_article import NewWords
from makegood.commands.articles.unpublish_article import Unpublishing
from makegood.commands.articles.write_article import NewArticle, write_article
from makegood.commands.catalogue.add_edition import NewEdition
from makegood.commands.catalogue.add_product import NewProduct
from makegood.commands.catalogue.advertise import SheetLine
from makegood.commands.catalogue.fix_defect import Fix
from makegood.commands.catalogue.record_release import NewRelease
from makegood.commands.catalogue.report_defect import NewDefect, report_defect
from makegood.commands.catalogue.set_price import NewPrice
from makegood.commands.catalogue.withdraw_product import ProductWithdrawal
from makegood.commands.catalogue.withdraw_release import ReleaseWithdrawal
from tests.commands.twice.stage import Case, Stage, Told, case
from tests.world import MONDAY_9AM, key


def on_a_product(say: Callable[[Product], Any], **changes: Any) -> Told:
    """What an operator says of a product."""

    def told(stage: Stage) -> Case:
        product = stage.world.product(stage.nora.brand)
        return case(say(product), stage.machine, **changes)

    return told


def priced(stage: Stage) -> Case:
    product = stage.world.product(stage.nora.brand)
    with reading(product.brand_id):
        edition = editions_of(product)[0]
    said = NewPrice(edition_id=edition.id, minor=1, currency="EUR", from_on=date(2026, 8, 3))
    return case(said, stage.machine, minor=2)


def withdrawn(stage: Stage) -> Case:
    release = stage.world.release(stage.world.product(stage.nora.brand), "1.0")
    said = ReleaseWithdrawal(release_id=release.id, reason="It loses mails.")
    return case(said, stage.machine, reason="It is too slow.")


def reported(stage: Stage) -> Case:
    product = stage.world.product(stage.nora.brand)
    said = NewDefect(product_id=product.id, title="Loses mails", text="Each tenth.")
    return case(said, stage.tomas, title="Eats mails")


def fixed(stage: Stage) -> Case:
    product = stage.world.product(stage.nora.brand)
    release = stage.world.release(product, "1.1")
    new = NewDefect(product_id=product.id, title="Loses mails", text="Each tenth.")
    defect = report_defect(new, by=stage.tomas, key=key(), at=MONDAY_9AM)
    said = Fix(defect_id=defect.defect_id, release_id=release.id)
    return case(said, stage.tomas, release_id=new_id(MONDAY_9AM))


def article_in(stage: Stage) -> Article:
    said = NewArticle(product_id=None, language="en", title="Mails", body="Look here.")
    written = write_article(said, by=stage.tomas, key=key(), at=MONDAY_9AM)
    with reading(stage.nora.brand_id):
        return Article.objects.get(id=written.article_id)


def revised(stage: Stage) -> Case:
    said = NewWords(article_id=article_in(stage).id, title="Mails", body="Look there.")
    return case(said, stage.tomas, body="Look up.")


def published(stage: Stage) -> Case:
    said = Publishing(article_id=article_in(stage).id)
    return case(said, stage.tomas, article_id=new_id(MONDAY_9AM))


def unpublished(stage: Stage) -> Case:
    article = article_in(stage)
    publish_article(Publishing(article_id=article.id), by=stage.tomas, key=key(), at=MONDAY_9AM)
    said = Unpublishing(article_id=article.id)
    return case(said, stage.tomas, article_id=new_id(MONDAY_9AM))


CASES: dict[str, Told] = {
    "catalogue.add_product": lambda s: case(
        NewProduct(code="forms", kind="product", name="Forms"), s.machine, name="Forms again"
    ),
    "catalogue.add_edition": on_a_product(
        lambda its: NewEdition(product_id=its.id, name="Source", encrypted=False), name="Open"
    ),
    "catalogue.set_price": priced,
    "catalogue.advertise": on_a_product(
        lambda its: SheetLine(
            product_id=its.id, platform="PrestaShop", words="8.x", from_at=MONDAY_9AM
        ),
        words="9.x",
    ),
    "catalogue.record_release": on_a_product(
        lambda its: NewRelease(product_id=its.id, version="2.0", released_at=MONDAY_9AM),
        version="2.1",
    ),
    "catalogue.withdraw_release": withdrawn,
    "catalogue.withdraw_product": on_a_product(
        lambda its: ProductWithdrawal(product_id=its.id), product_id=new_id(MONDAY_9AM)
    ),
    "catalogue.report_defect": reported,
    "catalogue.fix_defect": fixed,
    "articles.write_article": lambda s: case(
        NewArticle(product_id=None, language="en", title="Mails", body="Look here."),
        s.tomas,
        body="Look there.",
    ),
    "articles.revise_article": revised,
    "articles.publish_article": published,
    "articles.unpublish_article": unpublished,
}
