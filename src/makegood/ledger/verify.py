"""Does the book add up? Everything in it is computed anew from the postings, and compared."""

from typing import Final

from makegood.brands.checks import ROW, Check, derived, off

ACCOUNT: Final = "ledger_account"
LOT: Final = "ledger_lot"
HOLD: Final = "ledger_hold"
PART: Final = "ledger_holdpart"
TRANSFER: Final = "ledger_transfer"
POSTING: Final = "ledger_posting"
REMARK: Final = "ledger_remark"

# What a transfer of each kind does, as its postings say it: the pots, from the one that gives.
SHAPES: Final = """(VALUES
    ('grant', '-issued +available'), ('goodwill', '-issued +available'),
    ('hold', '-available +held'), ('capture', '-held +used'),
    ('release', '-held +available'), ('return', '-used +available'),
    ('move', '-available +available')
)"""
TRANSFERS_THAT_DO_NOT_BALANCE: Final = """
    SELECT transfer_id, 0, sum(units) FROM ledger_posting GROUP BY transfer_id
    HAVING sum(units) <> 0
"""
TRANSFERS_OF_ANOTHER_SHAPE: Final = f"""
    SELECT transfer.id, shape.pots, posted.pots
    FROM ledger_transfer transfer
    JOIN {SHAPES} AS shape (kind, pots) ON shape.kind = transfer.kind
    JOIN (SELECT transfer_id, string_agg(
                     CASE WHEN units < 0 THEN '-' ELSE '+' END || pot, ' ' ORDER BY units) AS pots
          FROM ledger_posting GROUP BY transfer_id) posted ON posted.transfer_id = transfer.id
    WHERE posted.pots <> shape.pots
"""  # noqa: S608 - made of our own words alone
TRANSFERS_WITHOUT_POSTINGS: Final = """
    SELECT transfer.id, 'two postings', 'none' FROM ledger_transfer transfer
    WHERE NOT EXISTS (SELECT FROM ledger_posting WHERE transfer_id = transfer.id)
"""
POSTINGS_WITHOUT_TRANSFER: Final = """
    SELECT DISTINCT transfer_id, 'a row', NULL FROM ledger_posting posting
    WHERE NOT EXISTS (SELECT FROM ledger_transfer WHERE id = posting.transfer_id)
"""
GRANTS_WITHOUT_REMARK: Final = """
    SELECT transfer.id, 'a row', NULL FROM ledger_transfer transfer
    WHERE transfer.kind IN ('grant', 'goodwill')
      AND NOT EXISTS (SELECT FROM ledger_remark WHERE transfer_id = transfer.id)
"""
REMARKS_WITHOUT_TRANSFER: Final = """
    SELECT remark.id, NULL, 'a row' FROM ledger_remark remark
    WHERE NOT EXISTS (SELECT FROM ledger_transfer
                      WHERE id = remark.transfer_id AND kind IN ('grant', 'goodwill'))
"""
# A turn that is missing in the middle; one at the end shows in the account's own count.
TURNS_WITH_GAPS: Final = """
    SELECT account_id, max(turn), count(DISTINCT turn) FROM ledger_posting
    WHERE turn IS NOT NULL GROUP BY account_id HAVING max(turn) <> count(DISTINCT turn)
"""
# The brand's own side has postings as well, and keeps no balance.
BALANCE: Final = """
    SELECT account_id, coalesce(sum(units) FILTER (WHERE pot = '{pot}'), 0)
    FROM ledger_posting GROUP BY account_id
"""
TURNS: Final = "SELECT account_id, coalesce(max(turn), 0) FROM ledger_posting GROUP BY account_id"

# A lot has no posting of its own: its transfer's postings say what all its lots hold together.
LOTS_OF_A_TRANSFER: Final = """
    SELECT posting.transfer_id, posting.units, sum(lot.units)
    FROM ledger_posting posting
    JOIN ledger_transfer transfer ON transfer.id = posting.transfer_id
    LEFT JOIN ledger_lot lot
      ON lot.transfer_id = posting.transfer_id AND lot.account_id = posting.account_id
    WHERE transfer.kind IN ('grant', 'goodwill', 'move') AND posting.pot = 'available'
      AND posting.units > 0
    GROUP BY posting.transfer_id, posting.units
    HAVING sum(lot.units) {is_off}
"""
LOT_ACCOUNTS: Final = """
    SELECT lot.id, posting.account_id FROM ledger_lot lot
    LEFT JOIN ledger_posting posting ON posting.transfer_id = lot.transfer_id
      AND posting.pot = 'available' AND posting.units > 0
"""
LOT_LEFT: Final = """
    SELECT lot.id, lot.units - coalesce(held.units, 0) - coalesce(moved.units, 0)
    FROM ledger_lot lot
    LEFT JOIN (SELECT lot_id, sum(units - released) AS units FROM ledger_holdpart GROUP BY lot_id)
        held ON held.lot_id = lot.id
    LEFT JOIN (SELECT came_from_id, sum(units) AS units FROM ledger_lot GROUP BY came_from_id)
        moved ON moved.came_from_id = lot.id
"""
# What a lot that was moved has of the one it came from, counted as when it was moved.
LOT_PRICES: Final = """
    SELECT lot.id, origin.price_minor * through / origin.units
                   - origin.price_minor * (through - lot.units) / origin.units
    FROM (SELECT lot.id, lot.units, lot.came_from_id,
                 (sum(lot.units) OVER (PARTITION BY lot.came_from_id ORDER BY giving.turn))::bigint
                     AS through
          FROM ledger_lot lot
          JOIN ledger_lot origin ON origin.id = lot.came_from_id
          JOIN ledger_posting giving ON giving.transfer_id = lot.transfer_id
           AND giving.account_id = origin.account_id) lot
    JOIN ledger_lot origin ON origin.id = lot.came_from_id
"""
OF_ORIGIN: Final = """
    SELECT lot.id, origin.{column} FROM ledger_lot lot
    LEFT JOIN ledger_lot origin ON origin.id = lot.came_from_id
    WHERE lot.came_from_id IS NOT NULL
"""
ORIGINS_OF_ANOTHER_ACCOUNT: Final = """
    SELECT lot.id, giving.account_id, origin.account_id
    FROM ledger_lot lot
    JOIN ledger_transfer transfer ON transfer.id = lot.transfer_id
    LEFT JOIN ledger_posting giving ON giving.transfer_id = transfer.id
      AND transfer.kind = 'move' AND giving.units < 0
    LEFT JOIN ledger_lot origin ON origin.id = lot.came_from_id
    WHERE giving.account_id IS DISTINCT FROM origin.account_id
"""
GIFTS: Final = """
    SELECT lot.id, transfer.kind = 'goodwill' FROM ledger_lot lot
    LEFT JOIN ledger_transfer transfer ON transfer.id = lot.transfer_id
    WHERE lot.came_from_id IS NULL
"""
LOT_MOMENTS: Final = """
    SELECT lot.id, transfer.at FROM ledger_lot lot
    LEFT JOIN ledger_transfer transfer ON transfer.id = lot.transfer_id
    WHERE lot.came_from_id IS NULL
"""
WAS_MOVED: Final = "kept.came_from_id IS NOT NULL"
WAS_NOT_MOVED: Final = "kept.came_from_id IS NULL"

SETTLED: Final = """
    SELECT transfer.hold_id,
           coalesce(sum(posting.units) FILTER (WHERE {which}), 0)::bigint
    FROM ledger_transfer transfer
    JOIN ledger_posting posting ON posting.transfer_id = transfer.id
    WHERE transfer.hold_id IS NOT NULL GROUP BY transfer.hold_id
"""
OF_HOLDING: Final = """
    SELECT transfer.hold_id, {column} FROM ledger_transfer transfer
    JOIN ledger_posting posting ON posting.transfer_id = transfer.id AND posting.pot = 'held'
    WHERE transfer.kind = 'hold'
"""
PARTS_OF_A_HOLD: Final = """
    SELECT hold.id, hold.{column}, coalesce(sum(part.{column}), 0)
    FROM ledger_hold hold LEFT JOIN ledger_holdpart part ON part.hold_id = hold.id
    GROUP BY hold.id, hold.{column} HAVING coalesce(sum(part.{column}), 0) <> hold.{column}
"""
PARTS_OF_ANOTHER_ACCOUNT: Final = """
    SELECT part.id, hold.account_id, lot.account_id FROM ledger_holdpart part
    LEFT JOIN ledger_hold hold ON hold.id = part.hold_id
    LEFT JOIN ledger_lot lot ON lot.id = part.lot_id
    WHERE hold.account_id IS DISTINCT FROM lot.account_id OR hold.id IS NULL
"""

CHECKS: Final[tuple[Check, ...]] = (
    off(POSTING, "units", TRANSFERS_THAT_DO_NOT_BALANCE),
    off(POSTING, "pot", TRANSFERS_OF_ANOTHER_SHAPE),
    off(POSTING, "turn", TURNS_WITH_GAPS),
    off(POSTING, ROW, TRANSFERS_WITHOUT_POSTINGS),
    off(TRANSFER, ROW, POSTINGS_WITHOUT_TRANSFER),
    off(REMARK, ROW, GRANTS_WITHOUT_REMARK),
    off(REMARK, ROW, REMARKS_WITHOUT_TRANSFER),
    derived(ACCOUNT, "available", BALANCE.format(pot="available")),
    derived(ACCOUNT, "held", BALANCE.format(pot="held")),
    derived(ACCOUNT, "turns", TURNS),
    off(LOT, "units", LOTS_OF_A_TRANSFER.format(is_off="<> posting.units")),
    off(LOT, ROW, LOTS_OF_A_TRANSFER.format(is_off="IS NULL")),
    derived(LOT, "account_id", LOT_ACCOUNTS),
    derived(LOT, "left", LOT_LEFT),
    derived(LOT, "price_minor", LOT_PRICES, among=WAS_MOVED),
    derived(LOT, "currency", OF_ORIGIN.format(column="currency"), among=WAS_MOVED),
    derived(LOT, "promotional", OF_ORIGIN.format(column="promotional"), among=WAS_MOVED),
    derived(LOT, "promotional", GIFTS, among=WAS_NOT_MOVED),
    derived(LOT, "expires_at", OF_ORIGIN.format(column="expires_at"), among=WAS_MOVED),
    derived(LOT, "at", OF_ORIGIN.format(column="at"), among=WAS_MOVED),
    derived(LOT, "at", LOT_MOMENTS, among=WAS_NOT_MOVED),
    off(LOT, "came_from_id", ORIGINS_OF_ANOTHER_ACCOUNT),
    derived(HOLD, "units", SETTLED.format(which="transfer.kind = 'hold' AND posting.pot = 'held'")),
    derived(
        HOLD,
        "captured",
        SETTLED.format(which="posting.pot = 'used'"),
    ),
    derived(
        HOLD,
        "released",
        SETTLED.format(
            which="transfer.kind IN ('release', 'return') AND posting.pot = 'available'"
        ),
    ),
    derived(HOLD, "account_id", OF_HOLDING.format(column="posting.account_id")),
    derived(HOLD, "ticket", OF_HOLDING.format(column="transfer.ticket")),
    derived(HOLD, "at", OF_HOLDING.format(column="transfer.at")),
    off(PART, "units", PARTS_OF_A_HOLD.format(column="units")),
    off(PART, "released", PARTS_OF_A_HOLD.format(column="released")),
    off(PART, "lot_id", PARTS_OF_ANOTHER_ACCOUNT),
)
