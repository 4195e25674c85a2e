"""What does somebody look for who typed this, and how is what was found shown to him?

Words, "phrases in quotation marks", and -words that must not be there. What is typed is always
understood somehow: nothing is an error.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString

MOST_LETTERS: Final = 200
MOST_WORDS: Final = 12
BEGINS, ENDS = "\ue000", "\ue001"  # around what was found: letters that no text may contain

_TERM = re.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_LONGEST_WORD: Final = 80
# PostgreSQL's words for the languages in which its dictionaries know the stems.
_DICTIONARIES: Final = {
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "ru": "russian",
}


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for. A term with a space in it is a phrase.

    `cut` says that more was typed than is looked for.
    """

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)


def sought(typed: str) -> Sought:
    """What is looked for, of the first 200 letters and the first 12 words at most."""
    printable = "".join(letter if letter.isprintable() else " " for letter in typed)
    terms = list(_terms(printable[:MOST_LETTERS]))
    kept = terms[:MOST_WORDS]
    return Sought(
        wanted=tuple(term for term, no in kept if not no),
        unwanted=tuple(term for term, no in kept if no),
        cut=len(printable.strip()) > MOST_LETTERS or len(terms) > len(kept),
    )


def without_common(words: Sequence[str], languages: Collection[str]) -> list[str]:
    """The words but those that say nothing in one of the languages; all of them if none is left."""
    dictionaries = [_DICTIONARIES[code] for code in languages if code in _DICTIONARIES]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM unnest(%s::text[]) WITH ORDINALITY AS asked (word, place)"
            " WHERE NOT is_common_word(word, %s::regconfig[]) ORDER BY place",
            [list(words), dictionaries],
        )
        telling = [word for (word,) in cursor.fetchall()]
    return telling or list(words)


def excerpts(texts: Sequence[str], words: Sequence[str], *, whole: bool) -> list[SafeString]:
    """The texts as HTML with the words marked; if not `whole`, only what stands around them."""
    if not texts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT excerpt_of(said, %s::text[], %s)"
            " FROM unnest(%s::text[]) WITH ORDINALITY AS asked (said, place) ORDER BY place",
            [list(words), whole, list(texts)],
        )
        return [_marked(excerpt) for (excerpt,) in cursor.fetchall()]


def _terms(typed: str) -> Iterable[tuple[str, bool]]:
    for found in _TERM.finditer(typed):
        term = " ".join((found["phrase"] or found["word"] or "").split())
        if any(letter.isalnum() for letter in term):
            yield term[:_LONGEST_WORD] if found["word"] else term, bool(found["no"])


def _marked(excerpt: str) -> SafeString:
    """The text outside of marks and inside in turn; every piece is escaped."""
    begin, *rest = excerpt.split(BEGINS)
    pieces = (piece.partition(ENDS) for piece in rest)
    marked = format_html_join(
        "", "<mark>{}</mark>{}", ((inside, after) for inside, _, after in pieces)
    )
    return conditional_escape(begin) + marked
