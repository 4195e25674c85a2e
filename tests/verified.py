"""Does `makegood verify` find anything in the tests' database?"""

from makegood.brands.checks import findings
from makegood.brands.scope import overseeing
from makegood.events.verify.every import EVERY


def nothing_is_off() -> bool:
    """Every derived column and row is what the facts and the postings come to."""
    with overseeing() as cursor:
        return findings(EVERY, cursor) == []
