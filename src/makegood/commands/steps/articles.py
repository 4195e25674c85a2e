"""Finding the article that a command is about, and keeping its words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.articles.models import Article, Publication, Revision
from makegood.brands.ids import new_id
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.refused import NotThere, Refused
from makegood.commands.steps.lines import one_line
from makegood.people.models import Actor, Member

LONGEST_TITLE: Final = 200  # characters
LONGEST_BODY: Final = 100_000  # characters


class ArticleIsMalformed(Refused):
    """`field` does not hold what an article needs there."""

    code = "article_is_malformed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    title: str
    body: str


def require_words(title: str, body: str) -> Words:
    """The words, the title on one line. Raises NothingSaid, ArticleIsMalformed."""
    title = one_line(title)
    for field, text, most in (("title", title, LONGEST_TITLE), ("body", body, LONGEST_BODY)):
        if not text.strip():
            raise NothingSaid(field=field)
        if len(text) > most:
            raise ArticleIsMalformed(field=field)
    return Words(title=title, body=body)


def lock_article(article_id: UUID, *, by: Actor) -> Article:
    """The article, locked until the command commits. Raises NotThere."""
    articles = Article.objects.visible_to(by).select_for_update(no_key=True, of=("self",))
    article = articles.filter(id=article_id).first()
    if article is None:
        raise NotThere
    return article


def add_revision(article: Article, words: Words, *, by: Actor, at: datetime) -> Revision:
    """The next wording of the locked article."""
    earlier = Revision.objects.filter(brand=article.brand_id, article=article)
    return Revision.objects.create(
        id=new_id(at),
        brand_id=article.brand_id,
        article=article,
        number=earlier.count() + 1,
        title=words.title,
        body=words.body,
        by=by if isinstance(by, Member) else None,
        at=at,
    )


def publication_of(article: Article) -> Publication | None:
    """That the article is out, if it is."""
    its = Publication.objects.filter(brand=article.brand_id, article=article)
    return its.filter(ended_at=None).first()
