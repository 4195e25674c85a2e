"""Does an account have what is to be taken? One guarded statement checks, takes and locks."""

from typing import Any
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.ledger.transfers import Moved, Why, answered_rows, changed_rows

PUT_IN = """
INSERT INTO ledger_account (id, brand_id, company_id, unit, available, held, turns)
VALUES (%(id)s, %(brand)s, %(company)s, %(unit)s, %(units)s, 0, 1)
ON CONFLICT (brand_id, company_id, unit) DO UPDATE
SET available = ledger_account.available + %(units)s, turns = ledger_account.turns + 1
RETURNING id, turns
"""
TAKE_OUT = """
UPDATE ledger_account SET available = available - %(units)s, turns = turns + 1
WHERE brand_id = %(brand)s AND company_id = %(company)s AND unit = %(unit)s
  AND available >= %(units)s
RETURNING id, turns
"""
SET_ASIDE = """
UPDATE ledger_account
SET available = available - %(units)s, held = held + %(units)s, turns = turns + 1
WHERE brand_id = %(brand)s AND company_id = %(company)s AND unit = %(unit)s
  AND available >= %(units)s
RETURNING id, turns
"""
AVAILABLE = """
SELECT available FROM ledger_account
WHERE brand_id = %(brand)s AND company_id = %(company)s AND unit = %(unit)s
"""
# The account, and the brand's own side of its unit.
BOTH_SIDES = """
RETURNING account.id, account.turns, (
    SELECT own.id FROM ledger_account own
    WHERE own.brand_id = account.brand_id AND own.company_id IS NULL AND own.unit = account.unit)
"""
# The account comes before its hold, so that all movements of it queue at one row.
USE = f"""
UPDATE ledger_account account SET held = held - %(units)s, turns = turns + 1
FROM ledger_hold hold
WHERE hold.brand_id = %(brand)s AND hold.id = %(hold)s
  AND account.brand_id = %(brand)s AND account.id = hold.account_id AND held >= %(units)s
{BOTH_SIDES}
"""  # noqa: S608 - made of our own words alone
HAND_BACK = """
UPDATE ledger_account account
SET held = held - %(units)s, available = available + %(units)s, turns = turns + 1
FROM ledger_hold hold
WHERE hold.brand_id = %(brand)s AND hold.id = %(hold)s
  AND account.brand_id = %(brand)s AND account.id = hold.account_id AND held >= %(units)s
RETURNING account.id, account.turns
"""
BRING_BACK = f"""
UPDATE ledger_account account
SET available = available + %(units)s, turns = turns + 1
FROM ledger_hold hold
WHERE hold.brand_id = %(brand)s AND hold.id = %(hold)s
  AND account.brand_id = %(brand)s AND account.id = hold.account_id
{BOTH_SIDES}
"""  # noqa: S608 - made of our own words alone
OPEN = """
INSERT INTO ledger_account (id, brand_id, company_id, unit, available, held, turns)
VALUES (%(id)s, %(brand)s, %(company)s, %(unit)s, 0, 0, 0)
ON CONFLICT (brand_id, company_id, unit) DO NOTHING
"""
LOCK_BOTH = """
SELECT id FROM ledger_account
WHERE brand_id = %(brand)s AND unit = %(unit)s AND company_id IN (%(one)s, %(other)s)
ORDER BY id FOR NO KEY UPDATE
"""
OWN_SIDE = """
SELECT id FROM ledger_account
WHERE brand_id = %(brand)s AND company_id IS NULL AND unit = %(unit)s
"""


class NotEnough(Exception):
    """The account has `available` units to take, and `wanted` is more."""

    def __init__(self, *, available: int, wanted: int) -> None:
        super().__init__(f"{wanted} of {available}")
        self.available = available
        self.wanted = wanted


class MoreThanHeld(Exception):
    """The hold has fewer units left than were to be captured or released."""


def put_in(company_id: UUID, unit: str, units: int, *, why: Why) -> Moved:
    """Add available units to the company's account, which is opened if there is none."""
    (row,) = answered_rows(PUT_IN, _said(company_id, unit, units, why=why))
    return Moved(*row)


def take_out(company_id: UUID, unit: str, units: int, *, why: Why) -> Moved:
    """Take available units out of the account. Raises NotEnough."""
    return _taken(TAKE_OUT, _said(company_id, unit, units, why=why))


def set_aside(company_id: UUID, unit: str, units: int, *, why: Why) -> Moved:
    """Turn available units into held ones. Raises NotEnough."""
    return _taken(SET_ASIDE, _said(company_id, unit, units, why=why))


def use(hold_id: UUID, units: int, *, why: Why) -> tuple[Moved, Moved]:
    """Take held units out of the hold's account: that, and the brand's own side of its unit, which
    is there since the units were granted. Raises MoreThanHeld.
    """
    return _both_sides(USE, hold_id, units, why=why)


def hand_back(hold_id: UUID, units: int, *, why: Why) -> Moved:
    """Turn held units of the hold's account into available ones. Raises MoreThanHeld."""
    return Moved(*_of_hold(HAND_BACK, hold_id, units, why=why))


def bring_back(hold_id: UUID, units: int, *, why: Why) -> tuple[Moved, Moved]:
    """Add to the hold's account what was used of the hold: that, and the brand's own side."""
    return _both_sides(BRING_BACK, hold_id, units, why=why)


def lock_both(one_id: UUID, other_id: UUID, unit: str, *, why: Why) -> None:
    """Lock two companies' accounts in the order of their ids; open the other's if need be."""
    changed_rows(OPEN, _said(other_id, unit, 0, why=why))
    said = {"brand": why.brand_id, "unit": unit, "one": one_id, "other": other_id}
    answered_rows(LOCK_BOTH, said)


def own_side(unit: str, *, why: Why) -> Moved:
    """The brand's own side of the book, opened when it is first asked for."""
    said = _said(None, unit, 0, why=why)
    rows = answered_rows(OWN_SIDE, said)
    if not rows:
        changed_rows(OPEN, said)
        rows = answered_rows(OWN_SIDE, said)
    return Moved(rows[0][0], None)


def _taken(statement: str, said: dict[str, object]) -> Moved:
    rows = answered_rows(statement, said)
    if not rows:
        left = answered_rows(AVAILABLE, said)
        wanted = said["units"]
        assert isinstance(wanted, int)
        raise NotEnough(available=left[0][0] if left else 0, wanted=wanted)
    return Moved(*rows[0])


def _both_sides(statement: str, hold_id: UUID, units: int, *, why: Why) -> tuple[Moved, Moved]:
    account_id, turn, own_id = _of_hold(statement, hold_id, units, why=why)
    return Moved(account_id, turn), Moved(own_id, None)


def _of_hold(statement: str, hold_id: UUID, units: int, *, why: Why) -> tuple[Any, ...]:
    said = {"brand": why.brand_id, "hold": hold_id, "units": units}
    rows = answered_rows(statement, said)
    if not rows:
        raise MoreThanHeld
    return rows[0]


def _said(company_id: UUID | None, unit: str, units: int, *, why: Why) -> dict[str, object]:
    return {
        "id": new_id(why.at),
        "brand": why.brand_id,
        "company": company_id,
        "unit": unit,
        "units": units,
    }
