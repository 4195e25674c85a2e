"""Take an article back from customers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.articles import lock_article, publication_of
from makegood.commands.steps.may import require_staff
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.articles import ArticleUnpublished


class NotPublished(Refused):
    """Customers cannot read the article as it is."""

    code = "not_published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpublishing:
    article_id: UUID


@dataclass(frozen=True, slots=True)
class UnpublishedArticle:
    publication_id: UUID


@command
def unpublish_article(
    said: Unpublishing, *, by: Actor, key: str, at: datetime
) -> UnpublishedArticle:
    """The article is for staff alone from now on; that it was out stays known.

    Raises NotAllowed for customers and machines, NotThere, NotPublished.
    """
    require_staff(by)
    article = lock_article(said.article_id, by=by)
    publication = publication_of(article)
    if publication is None:
        raise NotPublished
    publication.ended_at = at
    publication.save(update_fields=["ended_at"])
    told = ArticleUnpublished(article=str(article.id), publication=str(publication.id))
    record(told, by=by, at=at)
    return UnpublishedArticle(publication.id)
