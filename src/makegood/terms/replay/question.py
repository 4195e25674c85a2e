"""What is a question that a table of cases can ask, and how are its cells read and written?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from makegood.terms.agreement.amounts import NoMoney, read_money, written
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.agreement.vocabulary import Choices, vocabulary
from makegood.terms.ruling import Ruling
from makegood.terms.values import Money
from makegood.terms.worktime.zone import instant

type Row = Mapping[str, str]
type Answer = str | int | bool | datetime | Money | tuple[datetime, ...] | tuple[str, ...] | None


class Unreadable(ValueError):
    """A cell is not what its column needs; the text says what that is."""


@dataclass(frozen=True, slots=True)
class Question:
    """A rule that cases can ask: the columns it needs, and what it answers to a row.

    Columns that it `may_have` can be left out. One that `takes_facts` also has columns named as
    the agreement's facts; an empty cell there is a fact that is not known.
    """

    needs: tuple[str, ...]
    answers: tuple[str, ...]
    ask: Callable[[Agreement, Row], Mapping[str, Answer]]
    may_have: tuple[str, ...] = ()
    takes_facts: bool = False


def in_words(agreement: Agreement, answer: Answer) -> str:
    """An answer as a cell of a table has it."""
    match answer:
        case None | ():
            return "-"
        case bool():
            return "yes" if answer else "no"
        case datetime():
            wall = agreement.zone.wall(answer)
            return wall.isoformat(sep=" ", timespec="auto" if wall.second else "minutes")
        case Money():
            return written(answer)
        case tuple():
            return ", ".join(in_words(agreement, one) for one in answer)
        case _:
            return str(answer)


def trail(ruling: Ruling[object]) -> Mapping[str, Answer]:
    """The findings and clauses of a ruling, as columns."""
    return {"finding": tuple(ruling.findings), "clauses": tuple(ruling.cites)}


def number(row: Row, column: str, least: int = -1_000_000) -> int:
    """A whole number of at least `least` in a cell. Raises Unreadable."""
    words = row[column]
    if not words.removeprefix("-").isdecimal() or len(words) > 7 or int(words) < least:
        raise Unreadable(f"a whole number under `{column}`")
    return int(words)


def yes(row: Row, column: str) -> bool:
    """Yes or no in a cell. Raises Unreadable."""
    if row[column] not in ("yes", "no"):
        raise Unreadable(f"yes or no under `{column}`")
    return row[column] == "yes"


def instant_of(agreement: Agreement, row: Row, column: str) -> datetime:
    """A time on the agreement's clocks; one that comes twice is its first occurrence.

    Raises Unreadable.
    """
    try:
        wall = datetime.fromisoformat(row[column])
    except ValueError:
        raise Unreadable(f"a time such as 2026-08-03 09:00 under `{column}`") from None
    if wall.tzinfo is not None or not 1970 <= wall.year <= 2200:
        raise Unreadable(f"a time on the agreement's clocks, from 1970 to 2200, under `{column}`")
    return instant(agreement.zone.second_of(wall))


def money_of(row: Row, column: str) -> Money:
    """A sum of money in a cell. Raises Unreadable."""
    try:
        return read_money(row[column])
    except NoMoney:
        raise Unreadable(f"a sum such as 49.90 EUR under `{column}`") from None


def known_of(agreement: Agreement, row: Row) -> dict[str, Value]:
    """What the cells say of the agreement's facts; an empty one says nothing. Raises Unreadable."""
    facts = vocabulary(agreement.rules)
    return {
        column: _value(column, words, facts[column])
        for column, words in row.items()
        if column in facts and words
    }


def _value(column: str, words: str, choices: Choices) -> Value:
    if choices is None:
        return number({column: words}, column)
    if True in choices:
        return yes({column: words}, column)
    if words not in choices:
        raise Unreadable(f"one of {', '.join(map(str, choices))} under `{column}`")
    return words
