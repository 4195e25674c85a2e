"""How long is a letter tried, when next, and what of it is kept once it has arrived?"""

from datetime import datetime, timedelta
from typing import Final

# After each try that the other side put off; the last of them is repeated.
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
# A server that nobody reached says nothing about the letter: it goes as soon as there is one.
WAIT_FOR_SERVER: Final = timedelta(minutes=1)
GIVEN_UP_AFTER: Final = timedelta(days=3)
# A code that comes later than this lets nobody in any more.
CODES: Final = frozenset({"sign_in_code", "new_password_code"})
CODES_GIVEN_UP_AFTER: Final = timedelta(minutes=15)
# No try takes so long: whoever had the letter in hand is gone.
IN_HAND_AT_MOST: Final = timedelta(minutes=10)
# The job of a fresh letter comes at once; after so long it was lost.
JOB_COMES_WITHIN: Final = timedelta(minutes=2)


def next_try(*, tries: int, reached: bool, at: datetime) -> datetime:
    """When a letter is tried again that was tried `tries` times, the last time `at`.

    `reached`: whether a server was there that put it off.
    """
    assert tries > 0
    if not reached:
        return at + WAIT_FOR_SERVER
    return at + WAITS[min(tries, len(WAITS)) - 1]


def is_given_up(letter: str, *, posted_at: datetime, at: datetime) -> bool:
    """Whether a letter that could not be delivered `at` is not tried again."""
    patience = CODES_GIVEN_UP_AFTER if letter in CODES else GIVEN_UP_AFTER
    return at - posted_at >= patience


def is_erased(letter: str) -> bool:
    """Whether nobody needs its words again once it was sent or given up: it lets somebody in."""
    return letter in CODES
