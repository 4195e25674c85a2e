"""What happens to articles of documentation."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleWritten(Fact):
    """An article was begun; nobody but staff reads it yet."""

    kind: ClassVar = "article.written"
    article: str
    product: str | None
    revision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRevised(Fact):
    """An article has other words from now on."""

    kind: ClassVar = "article.revised"
    article: str
    revision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePublished(Fact):
    """An article can be read by customers."""

    kind: ClassVar = "article.published"
    article: str
    publication: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleUnpublished(Fact):
    """An article can be read by staff alone again."""

    kind: ClassVar = "article.unpublished"
    article: str
    publication: str
