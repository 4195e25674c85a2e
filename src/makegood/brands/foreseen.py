"""Which answers of the database are at hand before anybody asks for them?

A page asks many short questions, one after the other, and waits longer for the way there and back
than for the answers. Questions that are foreseen go there together.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from makegood.brands.together import Statement, Values, sent_together

type Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A statement whose rows are wanted, with its values. Two are equal if both are."""

    sql: str
    values: Values = field(compare=False)
    told: tuple[object, ...]


def question(sql: str, values: Values) -> Question:
    """The statement with these values, by place or by name; lists among them are arrays."""
    by_place = values.values() if isinstance(values, Mapping) else values
    told = tuple(tuple(one) if isinstance(one, list) else one for one in by_place)
    return Question(sql, values, told)


_AT_HAND: ContextVar[dict[Question, list[Row]] | None] = ContextVar("at_hand", default=None)


def answer(asked: Question) -> list[Row]:
    """The rows of the answer. One query, or none where the question was foreseen."""
    at_hand = _AT_HAND.get()
    if at_hand and asked in at_hand:
        return at_hand.pop(asked)
    with connection.cursor() as cursor:
        cursor.execute(asked.sql, asked.values)
        rows: list[Row] = cursor.fetchall()
    return rows


@contextmanager
def foreseen(*questions: Question, after: Statement | None = None) -> Iterator[None]:
    """Within it each of these questions has its answer at hand for whoever asks it first.

    Nothing may be written within it, before a question is asked, that would change its answer.
    The statement `after` which they are asked goes to the database with them.
    """
    token = _AT_HAND.set(_answers(questions, [after] if after else []))
    try:
        yield
    finally:
        _AT_HAND.reset(token)


def _answers(
    questions: Sequence[Question], before: Sequence[Statement]
) -> dict[Question, list[Row]]:
    asked = [(one.sql, one.values) for one in questions]
    with sent_together(*before, *asked) as cursors:
        answers = zip(questions, cursors[len(before) :], strict=True)
        return {one: cursor.fetchall() for one, cursor in answers}
