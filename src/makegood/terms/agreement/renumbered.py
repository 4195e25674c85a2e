"""Which clause of a former version is which clause now?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from makegood.terms.agreement.files import ClauseText

_REFERENCE = re.compile(r"\{clause ([^{}]*)\}")
ALIKE = 60  # percent of the words that two clauses must share to be one clause, reworded
MOST_PAIRS = 10_000  # of clauses that are compared word by word, about a second


def same_clauses(old: Iterable[ClauseText], new: Iterable[ClauseText]) -> dict[str, str]:
    """The numbers of now by the former ones; those of clauses that went are not among them.

    A clause is the same if its words are, else if its heading is, else if its number is and it
    shares words, else if it shares the most words with one that is left.
    """
    former = {clause.number: clause for clause in old}
    present = {clause.number: clause for clause in new}
    found: dict[str, str] = {}
    for key in (_number_and_words, _words, _heading):
        by_key: dict[object, list[str]] = {}
        for number in present:
            if number not in found.values():
                by_key.setdefault(key(present[number]), []).append(number)
        for number, clause in former.items():
            same = by_key.get(key(clause))
            if number not in found and same:
                found[number] = same.pop(0)
    found |= _alike(
        [clause for number, clause in former.items() if number not in found],
        [clause for number, clause in present.items() if number not in found.values()],
    )
    return found


def with_numbers_of_now(words: str, numbers: Mapping[str, str]) -> str:
    """Former words, in which references name clauses as they are numbered now."""
    return _REFERENCE.sub(lambda one: f"{{clause {numbers.get(one[1], one[1])}}}", words)


def _number_and_words(clause: ClauseText) -> object:
    return clause.number, _words(clause)


def _words(clause: ClauseText) -> object:
    return clause.heading, _REFERENCE.sub("", clause.words)


def _heading(clause: ClauseText) -> object:
    return clause.heading


def _alike(old: list[ClauseText], new: list[ClauseText]) -> Iterator[tuple[str, str]]:
    """Those that are left: the ones of one number first, then the most alike."""
    words = {id(clause): Counter(clause.words.split()) for clause in (*old, *new)}
    pairs = list(islice(((one, other) for one in old for other in new), MOST_PAIRS))
    graded = [(_shared(words[id(one)], words[id(other)]), one, other) for one, other in pairs]
    graded.sort(key=lambda grade: (grade[1].number != grade[2].number, -grade[0]))
    gone: set[str] = set()
    taken: set[str] = set()
    for shared, one, other in graded:
        if shared >= ALIKE and one.number not in gone and other.number not in taken:
            gone.add(one.number)
            taken.add(other.number)
            yield one.number, other.number


def _shared(ours: Counter[str], theirs: Counter[str]) -> int:
    """How many percent of their words two clauses share, in whatever order."""
    return 200 * (ours & theirs).total() // ((ours.total() + theirs.total()) or 1)
