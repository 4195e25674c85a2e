"""Are articles, their wordings, and when they were out, what the facts say?"""

from typing import Final

from makegood.brands.checks import Check, derived

ARTICLE: Final = "articles_article"
REVISION: Final = "articles_revision"
PUBLICATION: Final = "articles_publication"

WRITTEN: Final = "SELECT subject, {what} FROM events_fact WHERE kind = 'article.written'"
REVISED: Final = """
    SELECT (details ->> 'revision')::uuid, {what} FROM events_fact
    WHERE kind IN ('article.written', 'article.revised')
"""
PLACE: Final = "row_number() OVER (PARTITION BY subject ORDER BY turn)"
OUT: Final = """
    SELECT (began.details ->> 'publication')::uuid, {what} FROM events_fact began
    LEFT JOIN events_fact ended ON ended.kind = 'article.unpublished'
     AND ended.details ->> 'publication' = began.details ->> 'publication'
    WHERE began.kind = 'article.published'
"""

CHECKS: Final[tuple[Check, ...]] = (
    derived(ARTICLE, "product_id", WRITTEN.format(what="(details ->> 'product')::uuid")),
    derived(ARTICLE, "written_at", WRITTEN.format(what="at")),
    derived(REVISION, "article_id", REVISED.format(what="subject")),
    derived(REVISION, "number", REVISED.format(what=PLACE)),
    derived(REVISION, "by_id", REVISED.format(what="by_id")),
    derived(REVISION, "at", REVISED.format(what="at")),
    derived(PUBLICATION, "article_id", OUT.format(what="began.subject")),
    derived(PUBLICATION, "began_at", OUT.format(what="began.at")),
    derived(PUBLICATION, "ended_at", OUT.format(what="ended.at")),
)
