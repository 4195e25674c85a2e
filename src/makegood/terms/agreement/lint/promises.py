"""Can every promise be kept, and told whether it was?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from makegood.terms.agreement.applies import is_so
from makegood.terms.agreement.calendars import HOURS
from makegood.terms.agreement.checks import Table
from makegood.terms.agreement.lines import Path
from makegood.terms.agreement.lint.finding import Finding, error, one_of, warning
from makegood.terms.agreement.lint.references import calendars_of
from makegood.terms.agreement.rules.conditions import Value, yes_or_no
from makegood.terms.agreement.rules.promises import PromiseRule
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.vocabulary import vocabulary
from makegood.terms.agreement.walk import Timed, lengths, owed, timed


@dataclass(frozen=True, slots=True)
class Column:
    """A fact of `by`: what it can be, and what of that its promise is made for."""

    fact: str
    values: tuple[str, ...]
    needed: tuple[str, ...]


def lint_promises(rules: Rules) -> Iterator[Finding]:
    """Clocks that nothing starts, counts or stops, and tables of lengths with gaps."""
    for path, one in timed(rules):
        yield from _without_hours(rules, path, one)
        yield from _never_starts(rules, path, one)
        yield from _never_pauses(rules, path, one)
    for number, promise in enumerate(rules.promise):
        path = ("promise", number)
        yield from _stops_at_once(path, promise)
        yield from _table(rules, path, promise)
        yield from _without_remedy(rules, path, promise)
    yield from _owed_twice(rules)


def _without_hours(rules: Rules, path: Path, one: Timed) -> Iterator[Finding]:
    if one.calendar is not None or HOURS in calendars_of(rules):
        return
    for place, length in lengths(one, path):
        if length.works:
            yield error(
                place,
                "This counts working time, but nothing says when somebody is at work.",
                "Add [hours], or name a `calendar`.",
            )


def _never_starts(rules: Rules, path: Path, one: Timed) -> Iterator[Finding]:
    if one.starts == ("accepted",) and not any(tier.paid for tier in rules.tier):
        yield error(
            (*path, "starts"),
            "A promise without a start: nothing is paid for here, so nothing is accepted.",
            'Write starts = ["opened"].',
        )


def _never_pauses(rules: Rules, path: Path, one: Timed) -> Iterator[Finding]:
    declared = any(each.what == "suspension" for each in rules.declares)
    if "suspension" in one.pauses and not declared:
        yield warning(
            (*path, "pauses"),
            "Its clock stands still in suspensions, but none can be declared.",
            "Add a [[declares]] of a suspension, or take the pause away.",
        )


def _stops_at_once(path: Path, promise: PromiseRule) -> Iterator[Finding]:
    both = [event for event in promise.starts if event in promise.stops]
    if both and promise.each != "cadence":
        yield error(
            path,
            f"`{both[0]}` starts its clock and stops it.",
            'Write it once, or each = "cadence".',
        )


def _table(rules: Rules, path: Path, promise: PromiseRule) -> Iterator[Finding]:
    """A table of lengths has a cell for whatever the facts of `by` can be there."""
    by = promise.by or ()
    if by and not isinstance(promise.within, dict):
        yield warning(
            (*path, "by"),
            f"Its time is the same whatever `{by[0]}` is.",
            "Write `within` as a table, or take `by` away.",
        )
    columns = [_column(rules, fact, promise) for fact in by]
    yield from _cells((*path, "within"), promise.within, columns)


def _column(rules: Rules, fact: str, promise: PromiseRule) -> Column:
    choices = vocabulary(rules).get(fact) or ()
    asked = promise.when.get(fact)
    needed = [choice for choice in choices if asked is None or is_so(asked, choice)]
    return Column(fact, tuple(_keys(choices)), tuple(_keys(needed)))


def _keys(values: Iterable[Value]) -> Iterator[str]:
    """The values as keys of a table."""
    return (str(yes_or_no(value)) for value in values)


def _cells(path: Path, table: Table, columns: Sequence[Column]) -> Iterator[Finding]:
    if not isinstance(table, dict):
        return
    if not columns:
        yield error(path, "No fact says which of these counts.", "Name it in `by`.")
        return
    column, *others = columns
    for value in column.needed:
        if value not in table:
            yield error(
                path,
                f"A gap: nothing is said where `{column.fact}` is {value}.",
                f'Write {value} = "24 hours", or "none" to promise nothing there.',
            )
    for value, inner in table.items():
        if column.values and value not in column.values:
            yield error(
                (*path, value),
                f"`{column.fact}` is never {value}.",
                one_of(column.values, "Take it away."),
            )
        yield from _cells((*path, value), inner, others)


def _without_remedy(rules: Rules, path: Path, promise: PromiseRule) -> Iterator[Finding]:
    hanging = {name for _path, one in owed(rules) for name in one.promises}
    if promise.strength == "guarantee" and promise.id not in hanging:
        yield warning(
            (*path, "strength"),
            "It is guaranteed, but nothing is owed for a breach.",
            'Add a [[remedy]] for it, or write strength = "commitment".',
        )


def _owed_twice(rules: Rules) -> Iterator[Finding]:
    """A step of a ladder that is a promise of its own, too."""
    for number, ladder in enumerate(rules.escalation):
        for place, rung in enumerate(ladder.rungs):
            for promise in rules.promise:
                if _same(rung, promise):
                    yield warning(
                        ("escalation", number, "step", place),
                        f"The promise `{promise.id}` says the same.",
                        "Take one of them away: a breach would be counted twice.",
                    )


def _same(rung: PromiseRule, promise: PromiseRule) -> bool:
    return (
        rung.when == promise.when
        and set(rung.starts) == set(promise.starts)
        and set(rung.stops) == set(promise.stops)
        and rung.within == promise.within
        and rung.calendar == promise.calendar
    )
