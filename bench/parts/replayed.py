"""What would a command take if its statements alone were sent, by nothing but the driver?

The command is run and taken back just before its commit; what it sent is kept. Then the same
statements are sent once more, one after the other on a bare connection, and committed.

It is taken back on a connection of its own: after a rollback the driver forgets all statements that
it had prepared.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import DatabaseError, connection

from bench.parts.timing import timed

type Statement = tuple[str, Any]

_APART = ThreadPoolExecutor(max_workers=1)  # a connection belongs to a thread


class TakenBack(DatabaseError):
    """The commit that never was."""


def statements_of(work: Callable[[], object]) -> list[Statement]:
    """What the work sends; nothing of it stays."""
    return _APART.submit(_statements_of, work).result()


def _statements_of(work: Callable[[], object]) -> list[Statement]:
    sent: list[Statement] = []

    def keep(execute: Callable[..., object], statement: str, *rest: object) -> object:
        sent.append((statement, rest[0]))
        return execute(statement, *rest)

    with connection.execute_wrapper(keep), _taken_back():
        try:
            work()
        except TakenBack:
            return sent
    raise AssertionError("the work opened no transaction of its own")


def time_bare(bare: psycopg.Connection, statements: list[Statement]) -> int:
    """How long they take in one transaction, in nanoseconds."""

    def send() -> None:
        with bare.transaction(), bare.cursor() as cursor:
            for statement, params in statements:
                cursor.execute(statement.encode(), params)
                if cursor.description:
                    cursor.fetchall()

    return timed(send)


@contextmanager
def _taken_back() -> Iterator[None]:
    def refuse() -> None:
        raise TakenBack

    committing = connection.commit
    connection.commit = refuse  # type: ignore[method-assign]
    try:
        yield
    finally:
        connection.commit = committing  # type: ignore[method-assign]
