"""What does a program see of the documentation?"""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from ninja import Schema

from makegood.api.v1.route import Path
from makegood.articles.models import Article
from makegood.articles.queries import articles_of, shown
from makegood.people.models import Member


class ArticleOut(Schema):
    """A page of documentation. `published_since` is null where only staff see it."""

    id: UUID
    number: int
    product_id: UUID | None
    language: str
    title: str
    body: str
    published_since: datetime | None


def articles(by: Member, path: Path, chosen: Schema) -> QuerySet[Article]:
    """List the articles: for customers, those that are published."""
    return articles_of(by)


def article(by: Member, path: Path) -> ArticleOut | None:
    """Show an article."""
    one = articles_of(by).filter(id=path["article_id"]).first()
    return show_article(by, one) if one else None


def show_article(by: Member, one: Article) -> ArticleOut:
    """The article with its newest words. Costs no query where `articles_of` gave it."""
    page = shown(one)
    return ArticleOut(
        id=one.id,
        number=one.number,
        product_id=one.product_id,
        language=one.language,
        title=page.revision.title,
        body=page.revision.body,
        published_since=page.since,
    )
