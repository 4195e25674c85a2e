"""Which articles have what somebody looks for?"""

from collections.abc import Sequence

from makegood.articles.queries import Shown, articles_of, shown, with_word
from makegood.people.models import Actor


def articles_with(actor: Actor, words: Sequence[str], *, most: int) -> list[Shown]:
    """Of the articles that `actor` sees those in whose newest wording all words stand, by number.

    They are hundreds at most, written by the vendor: they are read as they are.
    """
    found = articles_of(actor)
    for word in words:
        found = found.filter(pk__in=with_word(articles_of(actor), word).values("pk"))
    return [shown(article) for article in found[:most]]
