"""What is documented, for whom, and was it when somebody asked?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery

from makegood.articles.models import Article, ArticleQuerySet, Publication, Revision
from makegood.people.models import Actor


@dataclass(frozen=True, slots=True)
class Shown:
    """An article with its newest words; `since` is empty where customers do not see it."""

    article: Article
    revision: Revision
    since: datetime | None


def articles_of(actor: Actor) -> ArticleQuerySet:
    """The articles that `actor` sees, by number, with what `shown` asks of each."""
    revisions = Revision.objects.order_by("-number")
    out = Publication.objects.filter(ended_at=None)
    return (
        Article.objects.visible_to(actor)
        .select_related("product")
        .prefetch_related(Prefetch("revisions", revisions), Prefetch("publications", out))
        .order_by("number")
    )


def article_numbered(actor: Actor, number: int) -> Article | None:
    """The article, if it is there for `actor`."""
    return articles_of(actor).filter(number=number).first()


def shown(article: Article) -> Shown:
    """The article as pages show it. Costs no query where `articles_of` gave it."""
    publication = next(iter(article.publications.all()), None)
    since = publication.began_at if publication else None
    return Shown(article, article.revisions.all()[0], since)


def with_word(articles: QuerySet[Article], word: str) -> QuerySet[Article]:
    """Those whose newest title or body holds the word, whatever its case."""
    newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-number")
    holding = Q(revisions__title__icontains=word) | Q(revisions__body__icontains=word)
    return articles.annotate(newest=Subquery(newest.values("number")[:1])).filter(
        holding, revisions__number=F("newest")
    )


def documented_at(brand_id: UUID, article_id: UUID, at: datetime) -> Revision | None:
    """The words of the article that customers could read at that moment, or None if they had none.

    What was published, written or taken away at another time is not documented then.
    """
    out = Publication.objects.filter(brand=brand_id, article=article_id, began_at__lte=at)
    if not out.filter(Q(ended_at=None) | Q(ended_at__gt=at)).exists():
        return None
    written = Revision.objects.filter(brand=brand_id, article=article_id, at__lte=at)
    return written.order_by("-number").first()
