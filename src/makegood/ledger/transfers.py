"""How is a movement of credits written down? Once, whole, and with the reason why it exists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from makegood.brands.ids import new_id
from makegood.brands.scope import CURRENT, Scope
from makegood.brands.together import sent_together
from makegood.ledger.models import Kind, Pot
from makegood.people.models import Actor, Member

# A key that exists moves nothing: whoever comes second waits here for the first, and sees no row.
# A hold goes to the database together with its transfer: of one that was not made, none is written.
TRANSFER = """
WITH transfer AS (
    INSERT INTO ledger_transfer
        (id, brand_id, key, kind, hold_id, clause, agreement_version, ticket, by_id, at)
    SELECT %(id)s, %(brand)s, %(key)s, %(kind)s, %(hold)s, %(clause)s, %(version)s::uuid,
           %(ticket)s::uuid, %(by)s::uuid, %(at)s
    WHERE %(hold)s::uuid IS NULL
       OR EXISTS (SELECT FROM ledger_hold WHERE brand_id = %(brand)s AND id = %(hold)s)
    ON CONFLICT (brand_id, key) DO NOTHING
    RETURNING id
)
INSERT INTO ledger_posting (id, brand_id, transfer_id, account_id, pot, units, turn)
SELECT said.id, %(brand)s, transfer.id, said.account, said.pot, said.units, said.turn
FROM transfer, unnest(%(ids)s::uuid[], %(accounts)s::uuid[], %(pots)s::text[],
                      %(units)s::bigint[], %(turns)s::int[])
     AS said (id, account, pot, units, turn)
"""
REMARK = """
INSERT INTO ledger_remark (id, brand_id, transfer_id, text)
VALUES (%(id)s, %(brand)s, %(transfer)s, %(text)s)
"""


class AlreadyMoved(Exception):
    """A transfer with this key exists: what was asked for has been done before."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a transfer exists: `key` says it once in the brand of `by`; the rest is what it cites.

    `remark` is read by the customer.
    """

    key: str
    by: Actor
    at: datetime
    clause: str = ""
    agreement_version: UUID | None = None
    ticket: UUID | None = None
    remark: str = ""

    @property
    def brand_id(self) -> UUID:
        return self.by.brand_id


@dataclass(frozen=True, slots=True)
class Moved:
    """An account whose balance this movement changes; it stays locked until the commit.

    `turn` is the movement's place among those of the account, None on the brand's own side.
    """

    account_id: UUID
    turn: int | None


class Step(NamedTuple):
    """A statement with what it is told; `otherwise` is raised where it changes nothing."""

    statement: str
    said: Mapping[str, Any]
    otherwise: Exception


def write_transfer(
    kind: Kind,
    postings: Mapping[tuple[Moved, Pot], int],
    *,
    why: Why,
    hold_id: UUID | None = None,
    first: Step | None = None,
) -> UUID:
    """Write the transfer and its postings, which add up to nothing. Raises AlreadyMoved.

    `first` changes what it is about, and goes to the database together with it.
    """
    assert CURRENT.get() is Scope.WRITING, "Credits move with the command that moves them."
    assert sum(postings.values()) == 0, "What one side gives the other gets."
    transfer_id = new_id(why.at)
    said = {
        "id": transfer_id,
        "brand": why.brand_id,
        "key": why.key,
        "kind": kind,
        "hold": hold_id,
        "clause": why.clause,
        "version": why.agreement_version,
        "ticket": why.ticket,
        "by": why.by.id if isinstance(why.by, Member) else None,
        "at": why.at,
        "ids": [new_id(why.at) for _ in postings],
        "accounts": [moved.account_id for moved, _ in postings],
        "pots": [str(pot) for _, pot in postings],
        "units": list(postings.values()),
        "turns": [moved.turn for moved, _ in postings],
    }
    transfer = Step(TRANSFER, said, otherwise=AlreadyMoved(why.key))
    change(*filter(None, (first, transfer)))
    if why.remark:
        remark = {"id": new_id(why.at), "transfer": transfer_id, "text": why.remark}
        changed_rows(REMARK, {"brand": why.brand_id, **remark})
    return transfer_id


def changed_rows(statement: str, said: Mapping[str, Any]) -> int:
    """Run one statement; how many rows it changed."""
    with connection.cursor() as cursor:
        cursor.execute(statement, said)
        count: int = cursor.rowcount
        return count


def change(*steps: Step) -> None:
    """Take these steps, of which none needs what another answers. Raises what the first says that
    changes nothing.
    """
    with sent_together(*((step.statement, step.said) for step in steps)) as cursors:
        for cursor, step in zip(cursors, steps, strict=True):
            if cursor.rowcount == 0:
                raise step.otherwise


def answered_rows(statement: str, said: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Run one statement; the rows it returned."""
    with connection.cursor() as cursor:
        cursor.execute(statement, said)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
