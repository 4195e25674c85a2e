"""Give an article other words."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.steps.articles import add_revision, lock_article, require_words
from makegood.commands.steps.may import require_staff
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.articles import ArticleRevised


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWords:
    article_id: UUID
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class RevisedArticle:
    revision_id: UUID


@command
def revise_article(said: NewWords, *, by: Actor, key: str, at: datetime) -> RevisedArticle:
    """The words from now on, at once for customers if it is published; earlier ones are kept.

    Raises NotAllowed for customers and machines, NotThere, NothingSaid, ArticleIsMalformed.
    """
    require_staff(by)
    article = lock_article(said.article_id, by=by)
    revision = add_revision(article, require_words(said.title, said.body), by=by, at=at)
    told = ArticleRevised(article=str(article.id), revision=str(revision.id))
    record(told, by=by, at=at)
    return RevisedArticle(revision.id)
