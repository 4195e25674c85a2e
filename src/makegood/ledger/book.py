"""How do credits move? Granted, held, captured, released, moved: each whole, each once.

The only way to write to the book. Every movement starts with one guarded statement on the
customer's account, which checks, takes and locks at once; only then are lots looked at, in
statements of their own, because the first one's view of them is older than the lock. All of it is
READ COMMITTED and runs in the transaction of a command.
"""

from dataclasses import dataclass
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.ledger.accounts import (
    MoreThanHeld,
    NotEnough,
    bring_back,
    hand_back,
    lock_both,
    own_side,
    put_in,
    set_aside,
    take_out,
    use,
)
from makegood.ledger.lots import (
    Taken,
    Terms,
    add_lot,
    carry_lots,
    give_back_to_lots,
    take_from_lots,
)
from makegood.ledger.models import Kind, Pot
from makegood.ledger.transfers import AlreadyMoved, Moved, Step, Why, change, write_transfer

__all__ = [
    "AlreadyMoved",
    "Granted",
    "MoreThanHeld",
    "NotEnough",
    "Terms",
    "Why",
    "capture",
    "grant",
    "hold",
    "move",
    "release",
    "take_back",
]

HOLD = """
WITH hold AS (
    INSERT INTO ledger_hold (id, brand_id, account_id, quote, ticket, units, captured, released, at)
    VALUES (%(id)s, %(brand)s, %(account)s, %(quote)s, %(ticket)s, %(units)s, 0, 0, %(at)s)
    ON CONFLICT (brand_id, quote) DO NOTHING
    RETURNING id
)
INSERT INTO ledger_holdpart (id, brand_id, hold_id, lot_id, units, released)
SELECT said.id, %(brand)s, hold.id, said.lot, said.units, 0
FROM hold, unnest(%(ids)s::uuid[], %(lots)s::uuid[], %(taken)s::bigint[])
     AS said (id, lot, units)
"""
CAPTURED = """
UPDATE ledger_hold SET captured = captured + %(units)s
WHERE brand_id = %(brand)s AND id = %(hold)s AND units - captured - released >= %(units)s
"""
RELEASED = """
UPDATE ledger_hold SET released = released + %(units)s
WHERE brand_id = %(brand)s AND id = %(hold)s AND units - captured - released >= %(units)s
"""
UNUSED = """
UPDATE ledger_hold SET captured = captured - %(units)s, released = released + %(units)s
WHERE brand_id = %(brand)s AND id = %(hold)s AND captured >= %(units)s
"""


@dataclass(frozen=True, slots=True)
class Granted:
    """Where granted units are."""

    account_id: UUID
    lot_id: UUID


def grant(company_id: UUID, unit: str, units: int, *, terms: Terms, why: Why) -> Granted:
    """Put bought or given units into the company's account, as one lot.

    Opens the account if this is its first movement. `why` tells the customer where they come from.
    Raises AlreadyMoved.
    """
    assert units > 0
    assert why.remark
    kind = Kind.GOODWILL if terms.promotional else Kind.GRANT
    account = put_in(company_id, unit, units, why=why)
    own = own_side(unit, why=why)
    postings = {(account, Pot.AVAILABLE): units, (own, Pot.ISSUED): -units}
    transfer_id = write_transfer(kind, postings, why=why)
    lot_id = add_lot(account.account_id, transfer_id, units, terms=terms, why=why)
    return Granted(account.account_id, lot_id)


def hold(company_id: UUID, unit: str, units: int, *, quote_id: UUID, why: Why) -> UUID:
    """Set units aside for an approved quote of the ticket that `why` names; the hold's id.

    Raises NotEnough, and AlreadyMoved if the quote has its hold.
    """
    assert units > 0
    account = set_aside(company_id, unit, units, why=why)
    taken = _from_lots(account, units, why=why)
    hold_id = new_id(why.at)
    holding = _holding(hold_id, account, taken, quote_id=quote_id, why=why)
    postings = {(account, Pot.AVAILABLE): -units, (account, Pot.HELD): units}
    write_transfer(Kind.HOLD, postings, why=why, hold_id=hold_id, first=holding)
    return hold_id


def capture(hold_id: UUID, units: int, *, why: Why) -> None:
    """Use held units: they leave the customer for good. Raises MoreThanHeld, AlreadyMoved."""
    assert units > 0
    account, own = use(hold_id, units, why=why)
    settling = _settling(CAPTURED, hold_id, units, why=why)
    postings = {(account, Pot.HELD): -units, (own, Pot.USED): units}
    write_transfer(Kind.CAPTURE, postings, why=why, hold_id=hold_id, first=settling)


def release(hold_id: UUID, units: int, *, why: Why) -> None:
    """Give held units back, to the very lots they came from. Raises MoreThanHeld, AlreadyMoved."""
    assert units > 0
    account = hand_back(hold_id, units, why=why)
    change(_settling(RELEASED, hold_id, units, why=why))
    give_back_to_lots(hold_id, units, why=why)
    postings = {(account, Pot.HELD): -units, (account, Pot.AVAILABLE): units}
    write_transfer(Kind.RELEASE, postings, why=why, hold_id=hold_id)


def take_back(hold_id: UUID, units: int, *, why: Why) -> None:
    """Undo the use of units: they return to the very lots they came from, with price and terms.

    Raises MoreThanHeld if fewer were used, AlreadyMoved.
    """
    assert units > 0
    account, own = bring_back(hold_id, units, why=why)
    change(_settling(UNUSED, hold_id, units, why=why))
    give_back_to_lots(hold_id, units, why=why)
    postings = {(own, Pot.USED): -units, (account, Pot.AVAILABLE): units}
    write_transfer(Kind.RETURN, postings, why=why, hold_id=hold_id)


def move(giver_id: UUID, taker_id: UUID, unit: str, units: int, *, why: Why) -> None:
    """Move units that are not held from one company to another, lot by lot, prices and all.

    Each lot keeps its currency, its age and its terms. Raises NotEnough, AlreadyMoved.
    """
    assert units > 0
    assert giver_id != taker_id
    lock_both(giver_id, taker_id, unit, why=why)
    giver = take_out(giver_id, unit, units, why=why)
    taken = _from_lots(giver, units, why=why)
    taker = put_in(taker_id, unit, units, why=why)
    postings = {(giver, Pot.AVAILABLE): -units, (taker, Pot.AVAILABLE): units}
    transfer_id = write_transfer(Kind.MOVE, postings, why=why)
    carry_lots(taker.account_id, transfer_id, taken, why=why)


def _from_lots(account: Moved, units: int, *, why: Why) -> list[Taken]:
    taken = take_from_lots(account.account_id, units, why=why)
    found = sum(one.units for one in taken)
    if found < units:  # the rest has expired
        raise NotEnough(available=found, wanted=units)
    return taken


def _holding(
    hold_id: UUID, account: Moved, taken: list[Taken], *, quote_id: UUID, why: Why
) -> Step:
    assert why.ticket is not None
    said = {
        "id": hold_id,
        "brand": why.brand_id,
        "account": account.account_id,
        "quote": quote_id,
        "ticket": why.ticket,
        "units": sum(one.units for one in taken),
        "at": why.at,
        "ids": [new_id(why.at) for _ in taken],
        "lots": [one.lot_id for one in taken],
        "taken": [one.units for one in taken],
    }
    return Step(HOLD, said, otherwise=AlreadyMoved(why.key))


def _settling(statement: str, hold_id: UUID, units: int, *, why: Why) -> Step:
    said = {"brand": why.brand_id, "hold": hold_id, "units": units}
    return Step(statement, said, otherwise=MoreThanHeld())
