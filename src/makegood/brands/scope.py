"""Within which brands, and for reading or writing, does a transaction run?

The scopes here are the only places that open a transaction. None nests in another: one command is
one commit, and a page reads, commands, reads. The product knows `writing` and `reading`; what
looks over all brands is for the operator alone.
"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from makegood.brands.foreseen import Question, foreseen
from makegood.brands.together import Statement


class Scope(StrEnum):
    NONE = "none"
    READING = "reading"
    WRITING = "writing"


READ_ONLY: Final = "SELECT set_config('transaction_read_only', 'on', true)"
CURRENT: ContextVar[Scope] = ContextVar("makegood_scope", default=Scope.NONE)


def writing(brand_id: UUID, *, foreseeing: Iterable[Question] = ()) -> AbstractContextManager[None]:
    """One durable transaction inside one brand. Only `commands.command` opens it.

    What is foreseen goes to the database together with BEGIN, in every scope here, and is worked
    out when that has begun.
    """
    opening = "SELECT set_config('app.brands', %s, true)", [_array((brand_id,))]
    return _opened(Scope.WRITING, opening, foreseeing)


def reading(*brand_ids: UUID, foreseeing: Iterable[Question] = ()) -> AbstractContextManager[None]:
    """A READ ONLY transaction that sees the rows of these brands and no others.

    Without a brand it sees directory tables alone.
    """
    opening = f"{READ_ONLY}, set_config('app.brands', %s, true)", [_array(brand_ids)]
    return _opened(Scope.READING, opening, foreseeing)


def reading_as_staff(
    person_id: UUID, *, foreseeing: Iterable[Question] = ()
) -> AbstractContextManager[None]:
    """A READ ONLY transaction over all brands in which the person is staff: the desk's scope."""
    all_of_his = "set_config('app.brands', people_staff_brands(%s)::text, true)"
    opening = f"{READ_ONLY}, {all_of_his}", [str(person_id)]
    return _opened(Scope.READING, opening, foreseeing)


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
def _opened(scope: Scope, opening: Statement, foreseeing: Iterable[Question]) -> Iterator[None]:
    with _scope(scope), transaction.atomic(durable=True), foreseen(*foreseeing, after=opening):
        yield


@contextmanager
def _scope(scope: Scope) -> Iterator[None]:
    assert CURRENT.get() is Scope.NONE, "A scope never nests: read, then command, then read."
    token = CURRENT.set(scope)
    try:
        yield
    finally:
        CURRENT.reset(token)


def _array(brand_ids: tuple[UUID, ...]) -> str:
    return "{" + ",".join(str(brand_id) for brand_id in brand_ids) + "}"
