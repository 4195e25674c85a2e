"""Is the log of facts whole, and are receipts and letters what follows from it?"""

from typing import Final

from makegood.brands.checks import ROW, Check, off

TURNS_WITH_GAPS: Final = """
    SELECT subject, max(turn), count(*) FROM events_fact
    GROUP BY brand_id, subject HAVING max(turn) <> count(*)
"""
PARCELS_OF_NOTHING: Final = """
    SELECT parcel.id, NULL, 'a row' FROM outbox_parcel parcel
    WHERE parcel.fact IS NOT NULL
      AND NOT EXISTS (SELECT FROM events_fact WHERE id = parcel.fact)
"""
PARCELS_UNLIKE_THEIR_FACT: Final = """
    SELECT parcel.id, fact.{column}, parcel.{kept} FROM outbox_parcel parcel
    JOIN events_fact fact ON fact.id = parcel.fact
    WHERE fact.{column} IS DISTINCT FROM parcel.{kept}
"""
RECEIPTS_WITHOUT_ANSWER: Final = """
    SELECT id, 'an answer', NULL FROM receipts_receipt WHERE answer IS NULL
"""

CHECKS: Final[tuple[Check, ...]] = (
    off("events_fact", "turn", TURNS_WITH_GAPS),
    off("receipts_receipt", "answer", RECEIPTS_WITHOUT_ANSWER),
    off("outbox_parcel", ROW, PARCELS_OF_NOTHING),
    off("outbox_parcel", "about", PARCELS_UNLIKE_THEIR_FACT.format(column="subject", kept="about")),
    off("outbox_parcel", "at", PARCELS_UNLIKE_THEIR_FACT.format(column="at", kept="at")),
)
