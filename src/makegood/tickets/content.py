"""What exactly does a customer approve?"""

import hashlib
import json
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What is proposed: from so much to so much, in units, or in minor units of `currency`.

    `reason` is read by the customer. `classes` are those that the ticket spans beside its own;
    `surcharges` and `people` count where time is paid for.
    """

    least: int
    most: int
    currency: str = ""
    reason: str = ""
    classes: tuple[str, ...] = ()
    surcharges: tuple[str, ...] = ()
    people: int = 1


def content_of(ticket_id: UUID, cost: Cost, *, number: int, supplements: UUID | None) -> str:
    """What an approval names, so that nobody approves anything but what was read."""
    content = [
        str(ticket_id),
        number,
        cost.least,
        cost.most,
        cost.currency,
        cost.reason,
        cost.classes,
        cost.surcharges,
        cost.people,
        str(supplements) if supplements else None,
    ]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()
