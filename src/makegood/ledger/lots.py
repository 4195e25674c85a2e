"""From which lots do credits come, and to which do they go back?

Whoever asks has locked the account, so that its lots stand still. The order of lots is the soonest
to expire first, then gifts before purchases, then the oldest.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.ledger.transfers import Why, answered_rows, changed_rows

TAKE = """
WITH queue AS (
    SELECT id, "left", coalesce(sum("left") OVER (
               ORDER BY expires_at NULLS LAST, promotional DESC, at, id
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM ledger_lot
    WHERE brand_id = %(brand)s AND account_id = %(account)s AND "left" > 0
      AND (expires_at IS NULL OR expires_at > %(at)s)
)
UPDATE ledger_lot SET "left" = ledger_lot."left" - least(queue."left", %(units)s - queue.before)
FROM queue
WHERE ledger_lot.brand_id = %(brand)s AND ledger_lot.id = queue.id AND queue.before < %(units)s
RETURNING ledger_lot.id, least(queue."left", %(units)s - queue.before)
"""
# The reverse order of taking: what was to be used last comes back first.
GIVE_BACK = """
WITH queue AS (
    SELECT part.id, part.lot_id, part.units - part.released AS kept,
           coalesce(sum(part.units - part.released) OVER (
               ORDER BY lot.expires_at DESC NULLS FIRST, lot.promotional, lot.at DESC, lot.id DESC
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM ledger_holdpart part
    JOIN ledger_lot lot ON lot.brand_id = part.brand_id AND lot.id = part.lot_id
    WHERE part.brand_id = %(brand)s AND part.hold_id = %(hold)s
), parts AS (
    UPDATE ledger_holdpart part
    SET released = part.released + least(queue.kept, %(units)s - queue.before)
    FROM queue
    WHERE part.brand_id = %(brand)s AND part.id = queue.id
      AND queue.kept > 0 AND queue.before < %(units)s
    RETURNING queue.lot_id, least(queue.kept, %(units)s - queue.before) AS units
)
UPDATE ledger_lot lot SET "left" = lot."left" + parts.units
FROM parts WHERE lot.brand_id = %(brand)s AND lot.id = parts.lot_id
"""
ADD = """
INSERT INTO ledger_lot
    (id, brand_id, account_id, transfer_id, units, "left", price_minor, currency, promotional,
     expires_at, at)
VALUES (%(id)s, %(brand)s, %(account)s, %(transfer)s, %(units)s, %(units)s, %(price_minor)s,
        %(currency)s, %(promotional)s, %(expires_at)s, %(at)s)
"""
# A part of a lot takes its part of the price along, counted from the lot's beginning in whole
# minor units: however a lot is divided, its parts never cost more than it did, and all of it
# costs what it did.
CARRY = """
INSERT INTO ledger_lot
    (id, brand_id, account_id, transfer_id, came_from_id, units, "left", price_minor, currency,
     promotional, expires_at, at)
SELECT said.id, %(brand)s, %(account)s, %(transfer)s, origin.id, said.units, said.units,
       origin.price_minor * (earlier.units + said.units) / origin.units - earlier.price_minor,
       origin.currency, origin.promotional, origin.expires_at, origin.at
FROM unnest(%(ids)s::uuid[], %(origins)s::uuid[], %(taken)s::bigint[])
     AS said (id, origin, units)
JOIN ledger_lot origin ON origin.brand_id = %(brand)s AND origin.id = said.origin
CROSS JOIN LATERAL (
    SELECT coalesce(sum(units), 0)::bigint AS units,
           coalesce(sum(price_minor), 0)::bigint AS price_minor
    FROM ledger_lot moved WHERE moved.brand_id = %(brand)s AND moved.came_from_id = origin.id
) earlier
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On which terms credits came: `price_minor` is for all of them, in minor units.

    `promotional` credits were given, not bought.
    """

    price_minor: int = 0
    currency: str = ""
    promotional: bool = False
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """So many units of one lot."""

    lot_id: UUID
    units: int


def take_from_lots(account_id: UUID, units: int, *, why: Why) -> list[Taken]:
    """Take units of the account's lots, in their order; fewer if the rest has expired."""
    said = {"brand": why.brand_id, "account": account_id, "units": units, "at": why.at}
    return [Taken(lot_id, int(taken)) for lot_id, taken in answered_rows(TAKE, said)]


def give_back_to_lots(hold_id: UUID, units: int, *, why: Why) -> None:
    """Return units of the hold to the very lots they came from."""
    changed_rows(GIVE_BACK, {"brand": why.brand_id, "hold": hold_id, "units": units})


def add_lot(account_id: UUID, transfer_id: UUID, units: int, *, terms: Terms, why: Why) -> UUID:
    """The lot of a purchase or a gift."""
    lot_id = new_id(why.at)
    changed_rows(
        ADD,
        {
            "id": lot_id,
            "brand": why.brand_id,
            "account": account_id,
            "transfer": transfer_id,
            "units": units,
            "price_minor": terms.price_minor,
            "currency": terms.currency,
            "promotional": terms.promotional,
            "expires_at": terms.expires_at,
            "at": why.at,
        },
    )
    return lot_id


def carry_lots(account_id: UUID, transfer_id: UUID, taken: list[Taken], *, why: Why) -> None:
    """Lots of another account for what was taken, with their part of the price and their age."""
    changed_rows(
        CARRY,
        {
            "brand": why.brand_id,
            "account": account_id,
            "transfer": transfer_id,
            "ids": [new_id(why.at) for _ in taken],
            "origins": [one.lot_id for one in taken],
            "taken": [one.units for one in taken],
        },
    )
