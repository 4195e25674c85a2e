"""Is the log of facts whole, and has each receipt its answer?"""

from typing import Final

from makegood.brands.checks import Check, off

# What lacks a fact is not told anew: nothing that could be said of it would be true.
GAPS: Final = "SELECT subject FROM events_fact GROUP BY 1 HAVING max(turn) <> count(*)"
TURNS_WITH_GAPS: Final = """
    SELECT subject, max(turn), count(*) FROM events_fact
    GROUP BY brand_id, subject HAVING max(turn) <> count(*)
"""
RECEIPTS_WITHOUT_ANSWER: Final = """
    SELECT id, 'an answer', NULL FROM receipts_receipt WHERE answer IS NULL
"""

CHECKS: Final[tuple[Check, ...]] = (
    off("events_fact", "turn", TURNS_WITH_GAPS),
    off("receipts_receipt", "answer", RECEIPTS_WITHOUT_ANSWER),
)
