"""What differs between the words of two versions: clauses, their order, and names?"""

from collections.abc import Iterator, Mapping

from makegood.terms.agreement.change import Change, Kind
from makegood.terms.agreement.files import ClauseText, LanguageFile
from makegood.terms.agreement.preference import Favours
from makegood.terms.agreement.renumbered import with_numbers_of_now
from makegood.terms.agreement.text import Text
from makegood.terms.agreement.together import Language

CLAUSE = "clause"


def differences_in_words(
    old: Mapping[str, Language], new: Mapping[str, Language], numbers: Mapping[str, str]
) -> Iterator[Change]:
    """Which clauses came, went, moved or are worded otherwise, and what is renamed.

    `numbers` are the present numbers of clauses by the former ones. Clauses have the same numbers
    in each language, so that the first tells which are there; words differ in each.
    """
    was, is_now = next(iter(old.values())), next(iter(new.values()))
    yield from _clauses_that_went(was, numbers)
    yield from _clauses_of_now(was, is_now, numbers)
    for language, (text, file) in new.items():
        if language in old:
            yield from _renamed(language, old[language][1], (text, file))
            yield from _reworded(language, old[language][1], (text, file), numbers)


def _clauses_that_went(was: Language, numbers: Mapping[str, str]) -> Iterator[Change]:
    text, file = was
    for place, clause in enumerate(file.clause):
        if clause.number not in numbers:
            yield _change(Kind.REMOVED, (CLAUSE, clause.number), text, place, old=clause.heading)


def _clauses_of_now(
    was: Language, is_now: Language, numbers: Mapping[str, str]
) -> Iterator[Change]:
    text, file = is_now
    former = {now: then for then, now in numbers.items()}
    for place, clause in enumerate(file.clause):
        then = former.get(clause.number)
        where = (CLAUSE, clause.number)
        if then is None:
            yield _change(Kind.ADDED, where, text, place, new=clause.heading)
        elif then != clause.number:
            yield _change(Kind.RENUMBERED, where, text, place, old=then, new=clause.number)
    before = [numbers[one.number] for one in was[1].clause if one.number in numbers]
    after = [one.number for one in file.clause if one.number in former]
    if before != after:
        orders = {"old": ", ".join(before), "new": ", ".join(after)}
        yield _change(Kind.REORDERED, (CLAUSE,), text, 0, **orders)


def _reworded(
    language: str, former: LanguageFile, present: Language, numbers: Mapping[str, str]
) -> Iterator[Change]:
    text, file = present
    before = {numbers[one.number]: one for one in former.clause if one.number in numbers}
    for place, clause in enumerate(file.clause):
        one = before.get(clause.number)
        words = _whole(one, numbers) if one else None
        if words is not None and words != _whole(clause, {}):
            where = (language, CLAUSE, clause.number)
            yield _change(Kind.REWORDED, where, text, place, old=words, new=_whole(clause, {}))


def _whole(clause: ClauseText, numbers: Mapping[str, str]) -> str:
    """Heading and words as written, with slots for numbers."""
    return f"{clause.heading}\n\n{with_numbers_of_now(clause.words, numbers).strip()}"


def _renamed(language: str, former: LanguageFile, present: Language) -> Iterator[Change]:
    """What has another name; names come and go with what they name."""
    text, file = present
    before = _named(former)
    for key, name in _named(file).items():
        if key in before and before[key] != name:
            where, line = (language, *key), text.line(key)
            names = before[key], name
            yield Change(Kind.CHANGED, where, *names, None, Favours.NOBODY, text.file, line)


def _named(file: LanguageFile) -> dict[tuple[str, ...], str]:
    names: dict[tuple[str, ...], str] = {
        (table, one): name for table, all_of in file.names.items() for one, name in all_of.items()
    }
    return {("title",): file.title, **names}


def _change(
    kind: Kind,
    where: tuple[str, ...],
    text: Text,
    number: int,
    *,
    old: str | None = None,
    new: str | None = None,
) -> Change:
    """A change of the clause that is the `number`th in its file, from 0."""
    line = text.line((CLAUSE, number))
    clause = where[-1] if where[-1] != CLAUSE else None
    return Change(kind, where, old, new, clause, Favours.NOBODY, text.file, line)
