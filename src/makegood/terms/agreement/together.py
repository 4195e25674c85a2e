"""Do the files of an agreement fit together?

Looks at the files as they are written, so that one flaw does not hide the others.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from makegood.terms.agreement.checks import CLAUSE_KEYS, CLAUSE_NUMBER, is_id
from makegood.terms.agreement.clauses import flawed_slots, mentioned
from makegood.terms.agreement.figures import figures_of
from makegood.terms.agreement.files import LanguageFile
from makegood.terms.agreement.flaw import Flaw
from makegood.terms.agreement.lines import Path
from makegood.terms.agreement.speech import SPEECH
from makegood.terms.agreement.text import Text

MOST_SLOTS = 200  # of a file that are named
NAMED_TABLES = ("tier", "issue_class", "plan", "priority", "window", "channel")
MAY_BE_NAMELESS = ("channel",)  # those that nobody can choose are read by nobody

type Language = tuple[Text, LanguageFile]


def flaws_between(rules: Text, languages: Mapping[str, Language]) -> Iterator[Flaw]:
    """All that does not fit. `languages` are those whose files could be read."""
    yield from _languages_without_file(rules, languages)
    if not languages:
        return
    first = next(iter(languages))
    clauses = tuple(clause.number for clause in languages[first][1].clause)
    yield from _clauses_that_are_missing(rules, clauses)
    for text, file in languages.values():
        yield from _clauses_unlike(text, file, clauses, first)
        yield from _names_unlike(text, file, rules)
    for language, (text, file) in languages.items():
        yield from _slots(text, file, rules, language)
    yield from _said_in_vain(rules, languages)


def listed_languages(rules: Text) -> tuple[str, ...]:
    """The languages that agreement.toml lists, as far as they can be read."""
    listed = rules.values.get("languages")
    return _texts(listed) if isinstance(listed, tuple) else ()


def _languages_without_file(rules: Text, languages: Mapping[str, Language]) -> Iterator[Flaw]:
    for language in languages:
        if language not in listed_languages(rules):
            yield languages[language][0].flaw(
                (), f"The agreement does not speak `{language}`.", "Add it to `languages`."
            )


def _clauses_that_are_missing(rules: Text, clauses: tuple[str, ...]) -> Iterator[Flaw]:
    for path, number in _named_clauses(rules.values):
        if number not in clauses and re.search(CLAUSE_NUMBER, number):
            yield rules.flaw(
                path,
                f"There is no clause {number}.",
                f"Write one of {', '.join(clauses)}, or add it to the clauses.",
            )


def _named_clauses(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every place where a rule names its clause."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in CLAUSE_KEYS and isinstance(inner, str):
                yield (*path, key), inner
            else:
                yield from _named_clauses(inner, (*path, key))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _named_clauses(inner, (*path, number))


def _clauses_unlike(
    text: Text, file: LanguageFile, clauses: tuple[str, ...], first: str
) -> Iterator[Flaw]:
    """Clauses that stand here twice, that are missing, too many, or out of order."""
    seen: list[str] = []
    for place, clause in enumerate(file.clause):
        path = ("clause", place, "number")
        if clause.number in seen:
            yield text.flaw(path, f"Clause {clause.number} stands here twice.", "Write it once.")
        elif clause.number not in clauses:
            yield text.flaw(
                path,
                f"Clause {clause.number} is not among those of `{first}`.",
                "Add it there, or take it away here.",
            )
        else:
            seen.append(clause.number)
    for missing in (number for number in clauses if number not in seen):
        yield text.flaw((), f"Clause {missing} is missing.", f"Translate it from `{first}`.")
    common = [number for number in dict.fromkeys(clauses) if number in seen]
    if seen != common:
        yield text.flaw(
            (), "The clauses stand in another order.", f"Write them as {', '.join(common)}."
        )


def _names_unlike(text: Text, file: LanguageFile, rules: Text) -> Iterator[Flaw]:
    """What customers read of without a name, and names of nothing."""
    for table, ids in named_in(rules.values).items():
        names: Mapping[str, str] = getattr(file, table)
        for name in ids:
            if name not in names and table not in MAY_BE_NAMELESS:
                yield text.flaw(
                    (table,), f"`{name}` has no name.", f'Write {name} = "..." in [{table}].'
                )
        for name in names:
            if name not in ids:
                yield text.flaw(
                    (table, name),
                    f"agreement.toml has no {table} `{name}`.",
                    "Take it away, or add it there.",
                )


def mentions_of(languages: Mapping[str, Language]) -> frozenset[str]:
    """The paths of all figures that a clause mentions in some language."""
    return frozenset(
        path
        for _text, file in languages.values()
        for clause in file.clause
        for path in mentioned(clause.words)
    )


def named_in(values: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The ids that customers read of, by the table of their names, as far as they can be read."""
    facts = tuple(_asked(values.get("fact")))
    return {
        **{table: _ids(values.get(table)) for table in NAMED_TABLES},
        "symptom": _inside(values.get("priority"), "symptoms"),
        "fact": _ids(facts),
        "choice": _inside(facts, "choices"),
    }


def _asked(tables: object) -> Iterator[Any]:
    """The facts that a customer or staff are asked for; records need no words."""
    for table in tables if isinstance(tables, tuple) else ():
        if isinstance(table, dict) and table.get("asked_of") != "records":
            yield table


def _inside(tables: object, key: str) -> tuple[str, ...]:
    """The ids in a list of each table, each once."""
    found: list[str] = []
    for table in tables if isinstance(tables, tuple) else ():
        listed = table.get(key) if isinstance(table, dict) else None
        found += _named(listed) if isinstance(listed, tuple) else ()
    return tuple(dict.fromkeys(found))


def _ids(tables: object) -> tuple[str, ...]:
    """The ids of an array of tables, as far as they can be read."""
    if not isinstance(tables, tuple):
        return ()
    return _named(table.get("id") for table in tables if isinstance(table, dict))


def _named(values: Iterable[object]) -> tuple[str, ...]:
    """Those that are ids; what is none is a flaw already."""
    return tuple(value for value in _texts(values) if is_id(value))


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(value for value in values if isinstance(value, str))


def _slots(text: Text, file: LanguageFile, rules: Text, language: str) -> Iterator[Flaw]:
    """Slots that can't be filled, as many as somebody would read of at once."""
    if language not in SPEECH:
        return
    figures = figures_of(rules.values)
    clauses = frozenset(clause.number for clause in file.clause)
    found = (
        text.flaw_at(("clause", place, "words"), *flaw)
        for place, clause in enumerate(file.clause)
        for flaw in flawed_slots(clause.words, figures, clauses, SPEECH[language])
    )
    yield from islice(found, MOST_SLOTS)


def _said_in_vain(rules: Text, languages: Mapping[str, Language]) -> Iterator[Flaw]:
    said = rules.values.get("said")
    mentions = mentions_of(languages)
    for key in said if isinstance(said, dict) else ():
        if f"said.{key}" not in mentions:
            yield rules.flaw(
                ("said", key), f"No clause mentions `said.{key}`.", "Mention it, or take it away."
            )
