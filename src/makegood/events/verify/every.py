"""Which checks are there, over all of what we remember?"""

from typing import Final

from makegood.brands.checks import Check
from makegood.events.verify import book, intake, letters, log, people, replay, tickets
from makegood.ledger import verify as ledger

EVERY: Final[tuple[Check, ...]] = (
    *ledger.CHECKS,
    *book.CHECKS,
    *log.CHECKS,
    *letters.CHECKS,
    *people.CHECKS,
    *intake.CHECKS,
    *tickets.CHECKS,
    *replay.CHECKS,
)
