"""Do lots and holds stand for what was granted, given and approved?"""

from typing import Final

from makegood.brands.checks import Check, derived, off

LOT: Final = "ledger_lot"
HOLD: Final = "ledger_hold"

OF_LOT: Final = """
    SELECT (details ->> 'lot')::uuid, {what} FROM events_fact
    WHERE kind IN ('units.granted', 'goodwill.given')
"""
NOT_MOVED: Final = "kept.came_from_id IS NULL"
# One hold for each approval, whose quote it names; `captured` is what the ruling took at once.
APPROVED: Final = """
    SELECT (details ->> 'quote')::uuid AS quote, (details ->> 'most')::bigint AS units,
           (details ->> 'captured')::bigint AS captured
    FROM events_fact
    WHERE kind IN ('quote.approved', 'quote.funded') AND details ->> 'currency' = ''
"""
HOLDS_UNLIKE_THEIR_APPROVAL: Final = f"""
    SELECT coalesce(hold.id, approved.quote), approved.{{column}}, hold.{{column}}
    FROM ({APPROVED}) approved
    FULL JOIN ledger_hold hold ON hold.quote = approved.quote
    WHERE approved.{{column}} IS DISTINCT FROM hold.{{column}}
"""  # noqa: S608 - made of our own words alone
TAKEN_UNLIKE_THE_RULING: Final = f"""
    SELECT hold.id, approved.captured, coalesce(taken.units, 0)
    FROM ({APPROVED}) approved
    JOIN ledger_hold hold ON hold.quote = approved.quote
    LEFT JOIN (SELECT transfer.hold_id, sum(posting.units) AS units
               FROM ledger_transfer transfer
               JOIN ledger_posting posting ON posting.transfer_id = transfer.id
               WHERE transfer.kind = 'capture' AND posting.pot = 'used'
                 AND transfer.key = 'capture:' || (SELECT quote FROM ledger_hold
                                                   WHERE id = transfer.hold_id)
               GROUP BY transfer.hold_id) taken ON taken.hold_id = hold.id
    WHERE approved.captured <> coalesce(taken.units, 0)
"""  # noqa: S608 - made of our own words alone
# What settling the work gave back, and no more, came back of the holds of its ticket. A defect
# tells of all that came back for it, of what had been used as well.
BACK_UNLIKE_THE_RULING: Final = """
    SELECT hold.ticket, coalesce(told.units, 0), hold.released
    FROM (SELECT ticket, sum(released) AS released FROM ledger_hold GROUP BY ticket) hold
    LEFT JOIN (SELECT subject, sum(coalesce(details ->> 'released', details ->> 'back')::bigint)
                      AS units
               FROM events_fact
               WHERE details ->> 'currency' = ''
                 AND (kind = 'work.defect_found'
                      OR kind = 'work.settled' AND details ->> 'reason' <> 'defect')
               GROUP BY subject) told
      ON told.subject = hold.ticket
    WHERE coalesce(told.units, 0) <> hold.released
"""

CHECKS: Final[tuple[Check, ...]] = (
    derived(LOT, "units", OF_LOT.format(what="(details ->> 'units')::bigint"), among=NOT_MOVED),
    derived(LOT, "account_id", OF_LOT.format(what="subject"), among=NOT_MOVED),
    derived(
        LOT,
        "price_minor",
        OF_LOT.format(what="coalesce((details ->> 'price_minor')::bigint, 0)"),
        among=NOT_MOVED,
    ),
    derived(
        LOT,
        "currency",
        OF_LOT.format(what="coalesce(details ->> 'currency', '')"),
        among=NOT_MOVED,
    ),
    off(HOLD, "quote", HOLDS_UNLIKE_THEIR_APPROVAL.format(column="quote")),
    off(HOLD, "units", HOLDS_UNLIKE_THEIR_APPROVAL.format(column="units")),
    off(HOLD, "captured", TAKEN_UNLIKE_THE_RULING),
    off(HOLD, "released", BACK_UNLIKE_THE_RULING),
)
