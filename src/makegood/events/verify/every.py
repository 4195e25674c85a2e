"""Which checks are there, over all of what we remember?"""

from typing import Final

from makegood.brands.checks import Check
from makegood.events.verify import (
    access,
    book,
    intake,
    letters,
    log,
    people,
    replay,
    tickets,
    tokens,
    verdicts,
)
from makegood.ledger import verify as ledger

EVERY: Final[tuple[Check, ...]] = (
    *ledger.CHECKS,
    *book.CHECKS,
    *log.CHECKS,
    *letters.CHECKS,
    *people.CHECKS,
    *tokens.CHECKS,
    *intake.CHECKS,
    *tickets.CHECKS,
    *replay.CHECKS,
    *verdicts.CHECKS,
    *access.CHECKS,
)
