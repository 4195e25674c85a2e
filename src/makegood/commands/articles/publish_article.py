"""Let customers read an article."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.articles.models import Publication
from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.articles import lock_article, publication_of
from makegood.commands.steps.may import require_staff
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.articles import ArticlePublished


class AlreadyPublished(Refused):
    """Customers can read the article as it is."""

    code = "already_published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    article_id: UUID


@dataclass(frozen=True, slots=True)
class PublishedArticle:
    publication_id: UUID


@command
def publish_article(said: Publishing, *, by: Actor, key: str, at: datetime) -> PublishedArticle:
    """The article is out from now on.

    Raises NotAllowed for customers and machines, NotThere, AlreadyPublished.
    """
    require_staff(by)
    article = lock_article(said.article_id, by=by)
    if publication_of(article) is not None:
        raise AlreadyPublished
    publication = Publication.objects.create(
        id=new_id(at), brand_id=article.brand_id, article=article, began_at=at
    )
    told = ArticlePublished(article=str(article.id), publication=str(publication.id))
    record(told, by=by, at=at)
    return PublishedArticle(publication.id)
