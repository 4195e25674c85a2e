"""Which pages of the documentation may answer it already, before anything is sent?"""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import get_language

from makegood.articles.models import Revision
from makegood.articles.search import likely_answers
from makegood.brands.sought import sought, without_common
from makegood.people.models import Member
from makegood.portal.asking import Basis

MOST_SUGGESTED: Final = 3
SHORTEST_WORD: Final = 3  # letters


def suggested(by: Member, basis: Basis, *, subject: str, symptoms: Iterable[str]) -> list[Revision]:
    """What is published about what was typed, the best first. Two queries, or none."""
    agreement, language = basis.agreement, get_language() or "en"
    seen = {symptom for one in agreement.rules.priority for symptom in one.symptoms}
    names = (agreement.name_of("symptom", one, language) for one in symptoms if one in seen)
    terms = (term for text in (subject, *names) for term in sought(text).wanted)
    words = list(dict.fromkeys(term for term in terms if len(term) >= SHORTEST_WORD))
    if not words:
        return []
    return likely_answers(
        by,
        without_common(words, by.brand.languages),
        product_id=basis.purchase.product_id if basis.purchase else None,
        most=MOST_SUGGESTED,
    )
