"""Which words does a number rest on? A clause as it was agreed, for whoever reads."""

from dataclasses import dataclass

from django.utils.translation import get_language

from makegood.terms.agreement.model import Agreement


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """A clause in the reader's language, or else in the one that governs; `language` says which."""

    number: str
    heading: str
    words: str
    language: str


def clause_words(agreement: Agreement, number: str) -> ClauseWords:
    """The clause of that number, which must be one of the agreement's."""
    language = agreement.spoken(get_language() or "en")
    return ClauseWords(
        number=number,
        heading=agreement.clause_heading(number, language),
        words=agreement.clause_words(number, language),
        language=language,
    )
