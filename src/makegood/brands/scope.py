"""Within which brands, and for reading or writing, does a transaction run?

The scopes here are the only places that open a transaction. None nests in another: one command is
one commit, and a page reads, commands, reads. The product knows `writing` and `reading`; what
looks over all brands is for the operator alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection, connections, transaction
from django.db.backends.utils import CursorWrapper

type Values = Sequence[Any] | Mapping[str, Any]


class Scope(StrEnum):
    NONE = "none"
    READING = "reading"
    WRITING = "writing"


CURRENT: ContextVar[Scope] = ContextVar("makegood_scope", default=Scope.NONE)


@contextmanager
def writing(brand_id: UUID) -> Iterator[None]:
    """One durable transaction inside one brand. Only `commands.command` opens it."""
    with _scope(Scope.WRITING), transaction.atomic(durable=True):
        _set("SELECT set_config('app.brands', %s, true)", _array((brand_id,)))
        yield


@contextmanager
def reading(*brand_ids: UUID) -> Iterator[None]:
    """A READ ONLY transaction that sees the rows of these brands and no others.

    Without a brand it sees directory tables alone.
    """
    with _scope(Scope.READING), transaction.atomic(durable=True):
        _set(
            "SELECT set_config('transaction_read_only', 'on', true),"
            " set_config('app.brands', %s, true)",
            _array(brand_ids),
        )
        yield


@contextmanager
def reading_as_staff(person_id: UUID) -> Iterator[None]:
    """A READ ONLY transaction over all brands in which the person is staff: the desk's scope."""
    with _scope(Scope.READING), transaction.atomic(durable=True):
        _set(
            "SELECT set_config('transaction_read_only', 'on', true),"
            " set_config('app.brands', people_staff_brands(%s)::text, true)",
            str(person_id),
        )
        yield


@contextmanager
def overseeing() -> Iterator[CursorWrapper]:
    """A READ ONLY transaction over all brands, as the owner of the tables: for `makegood verify`.

    Every statement in it sees the same moment, so that what the product does meanwhile never
    looks like a difference.
    """
    with (
        _scope(Scope.READING),
        transaction.atomic(using="owner", durable=True),
        connections["owner"].cursor() as cursor,
    ):
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield cursor


@contextmanager
def _scope(scope: Scope) -> Iterator[None]:
    assert CURRENT.get() is Scope.NONE, "A scope never nests: read, then command, then read."
    token = CURRENT.set(scope)
    try:
        yield
    finally:
        CURRENT.reset(token)


def _set(statement: str, value: str) -> None:
    """The first statement of a transaction: it goes to the database together with BEGIN."""
    with sent_together((statement, [value])):
        pass


@contextmanager
def sent_together(*statements: tuple[str, Values]) -> Iterator[list[CursorWrapper]]:
    """The statements go to the database together: one way there and back for all of them.

    None of them may need what another answers. Gives a cursor for each, with its answer.
    """
    with ExitStack() as stack:
        cursors = [stack.enter_context(connection.cursor()) for _one in statements]
        with connection.wrap_database_errors, connection.connection.pipeline():
            for cursor, (statement, values) in zip(cursors, statements, strict=True):
                cursor.execute(statement, values)
        yield cursors


def _array(brand_ids: tuple[UUID, ...]) -> str:
    return "{" + ",".join(str(brand_id) for brand_id in brand_ids) + "}"
