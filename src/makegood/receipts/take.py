"""Was this asked before? One statement at the head of every command."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from makegood.brands.foreseen import Question, answer, question
from makegood.brands.ids import new_id

TAKE = """
INSERT INTO receipts_receipt (id, brand_id, operation, key, content_sha256, at, seen)
VALUES (%s, %s, %s, %s, %s, %s, 1)
ON CONFLICT (brand_id, operation, key) DO UPDATE SET seen = receipts_receipt.seen + 1
RETURNING id, seen = 1, content_sha256, answer
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """The receipt: `fresh` if this key is new; else what was asked then, and the answer given."""

    id: UUID
    fresh: bool
    content_sha256: str
    answer: dict[str, Any] | None


def taking(
    brand_id: UUID, operation: str, key: str, *, content_sha256: str, at: datetime
) -> Question:
    """What takes the receipt for `key`, to be asked by `take` and to foresee it.

    A second taker waits until the first has committed. A repeated key is counted, which makes even
    the repetition a replicated write: after a broken commit, asking again settles what happened,
    where a mere read would not.
    """
    return question(TAKE, [new_id(at), brand_id, operation, key, content_sha256, at])


def take(receipt: Question) -> Taken:
    """The receipt that `taking` describes."""
    ((receipt_id, fresh, content_sha256, kept),) = answer(receipt)
    kept = json.loads(kept) if isinstance(kept, str) else kept
    return Taken(id=receipt_id, fresh=fresh, content_sha256=content_sha256, answer=kept)


def keep_answer(brand_id: UUID, receipt_id: UUID, answered: dict[str, Any]) -> None:
    """Keep what the command answered, so that a repetition can be given the same."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE receipts_receipt SET answer = %s WHERE brand_id = %s AND id = %s",
            [json.dumps(answered), brand_id, receipt_id],
        )
