"""Which checks are there, over all of what we remember?"""

from typing import Final

from makegood.brands.checks import Check
from makegood.events.verify import (
    access,
    articles,
    book,
    catalogue,
    desk,
    intake,
    letters,
    log,
    people,
    purchases,
    replay,
    searched,
    tickets,
    tokens,
    verdicts,
    windows,
)
from makegood.ledger import verify as ledger

EVERY: Final[tuple[Check, ...]] = (
    *ledger.CHECKS,
    *book.CHECKS,
    *log.CHECKS,
    *letters.CHECKS,
    *people.CHECKS,
    *tokens.CHECKS,
    *catalogue.CHECKS,
    *articles.CHECKS,
    *purchases.CHECKS,
    *windows.CHECKS,
    *intake.CHECKS,
    *tickets.CHECKS,
    *replay.CHECKS,
    *verdicts.CHECKS,
    *access.CHECKS,
    *searched.CHECKS,
    *desk.CHECKS,
)
