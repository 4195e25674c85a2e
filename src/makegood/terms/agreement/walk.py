"""Where in the rules does every table stand, and every sum of money?"""

from collections.abc import Iterator

from makegood.terms.agreement.lengths import Length
from makegood.terms.agreement.lines import Path
from makegood.terms.agreement.rules.conditions import Condition
from makegood.terms.agreement.rules.promises import Escalation, PromiseRule
from makegood.terms.agreement.rules.remedies import Attainment, RemedyRule
from makegood.terms.agreement.rules.rule import Rule
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.values import Money

type Timed = PromiseRule | Escalation
type Owed = RemedyRule | Attainment


def values(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """The value and everything inside, each with its place in the file."""
    yield path, value
    if isinstance(value, Rule):
        for key in type(value).model_fields:
            yield from values(getattr(value, key), (*path, key))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from values(inner, (*path, key))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from values(inner, (*path, number))


def tables(rules: Rule) -> Iterator[tuple[Path, Rule]]:
    """Every table, each with its place."""
    return ((path, value) for path, value in values(rules) if isinstance(value, Rule))


def sums(rules: Rule) -> Iterator[tuple[Path, Money]]:
    """Every sum of money, each with its place."""
    return ((path, value) for path, value in values(rules) if isinstance(value, Money))


def lengths(value: object, path: Path) -> Iterator[tuple[Path, Length]]:
    """Every length of time inside a value that stands at the path."""
    return ((at, one) for at, one in values(value, path) if isinstance(one, Length))


def conditions(rules: Rule) -> Iterator[tuple[Path, str, Condition]]:
    """Every condition: where it stands, the fact that it names, and what it asks."""
    for path, table in tables(rules):
        for fact, asked in getattr(table, "when", {}).items():
            yield (*path, "when", fact), fact, asked


def timed(rules: Rules) -> Iterator[tuple[Path, Timed]]:
    """Every promise and every ladder, each with its place."""
    for number, promise in enumerate(rules.promise):
        yield ("promise", number), promise
    for number, ladder in enumerate(rules.escalation):
        yield ("escalation", number), ladder


def owed(rules: Rules) -> Iterator[tuple[Path, Owed]]:
    """Every remedy, for one promise or for those of a period, each with its place."""
    for number, remedy in enumerate(rules.remedy):
        yield ("remedy", number), remedy
    for number, attainment in enumerate(rules.attainment):
        yield ("attainment", number), attainment


def told_apart(rules: Rule) -> Iterator[tuple[Path, str]]:
    """Every fact by which a table of lengths is made, with its place."""
    for path, table in tables(rules):
        for number, fact in enumerate(getattr(table, "by", None) or ()):
            yield (*path, "by", number), fact
