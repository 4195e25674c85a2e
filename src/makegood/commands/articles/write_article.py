"""Begin an article of documentation."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from makegood.articles.models import Article
from makegood.brands.ids import new_id
from makegood.brands.numbers import next_numbers
from makegood.catalogue.models import Product
from makegood.commands.command import command
from makegood.commands.refused import NotThere
from makegood.commands.steps.articles import ArticleIsMalformed, add_revision, require_words
from makegood.commands.steps.may import require_staff
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.articles import ArticleWritten


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """Without `product_id` it is the brand's; `language` is one that pages are read in."""

    product_id: UUID | None
    language: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class WrittenArticle:
    article_id: UUID
    number: int


@command
def write_article(said: NewArticle, *, by: Actor, key: str, at: datetime) -> WrittenArticle:
    """Keep the article; customers read it once it is published.

    Raises NotAllowed for customers and machines, NotThere for the product, NothingSaid,
    ArticleIsMalformed with the field.
    """
    require_staff(by)
    words = require_words(said.title, said.body)
    if said.language not in dict(settings.LANGUAGES):
        raise ArticleIsMalformed(field="language")
    products = Product.objects.visible_to(by)
    if said.product_id is not None and not products.filter(id=said.product_id).exists():
        raise NotThere
    (number,) = next_numbers(by.brand_id, "article", count=1, at=at)
    article = Article.objects.create(
        id=new_id(at),
        brand_id=by.brand_id,
        number=number,
        product_id=said.product_id,
        language=said.language,
        written_at=at,
    )
    revision = add_revision(article, words, by=by, at=at)
    product = str(said.product_id) if said.product_id else None
    told = ArticleWritten(article=str(article.id), product=product, revision=str(revision.id))
    record(told, by=by, at=at)
    return WrittenArticle(article.id, number)
