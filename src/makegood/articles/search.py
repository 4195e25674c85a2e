"""Which articles have what somebody looks for?"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.expressions import Combinable

from makegood.articles.models import Article, Revision
from makegood.articles.queries import Shown, articles_of, shown, with_word
from makegood.people.models import Actor

# How much it says that a word stands in the title, and that it stands in the body only.
IN_TITLE: Final = 3
IN_BODY: Final = 1


def articles_with(actor: Actor, words: Sequence[str], *, most: int) -> list[Shown]:
    """Of the articles that `actor` sees those in whose newest wording all words stand, by number.

    They are hundreds at most, written by the vendor: they are read as they are.
    """
    found = articles_of(actor)
    for word in words:
        found = found.filter(pk__in=with_word(articles_of(actor), word).values("pk"))
    return [shown(article) for article in found[:most]]


def likely_answers(
    actor: Actor, words: Sequence[str], *, product_id: UUID | None, most: int
) -> list[Revision]:
    """The newest wordings of what `actor` may read in which any of the words stands.

    The best first: whatever holds more of the words, and holds them in its title. Of a product's
    articles only those about this one count, beside those about none. One query.
    """
    if not words:
        return []
    readable = Article.objects.visible_to(actor)
    if product_id is not None:
        readable = readable.filter(Q(product=None) | Q(product=product_id))
    later = Revision.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    newest = Revision.objects.filter(~Exists(later), brand=actor.brand_id, article__in=readable)
    ranked = newest.annotate(score=sum(map(_score, words), start=Value(0))).filter(score__gt=0)
    return list(ranked.select_related("article").order_by("-score", "article__number")[:most])


def _score(word: str) -> Combinable:
    return Case(
        When(title__icontains=word, then=Value(IN_TITLE)),
        When(body__icontains=word, then=Value(IN_BODY)),
        default=Value(0),
    )
