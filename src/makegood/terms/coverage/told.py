"""Who tells a fact about a request, and which clause asks for it?"""

from typing import Literal

from makegood.terms.agreement.rules.kinds import AskedFact
from makegood.terms.agreement.rules.whole import Rules

type AskedOf = Literal["customer", "staff", "records"]

# Of those that Makegood knows by itself, what only the customer can say; the rest is on record.
BY_THE_CUSTOMER = ("issue_class", "priority", "offer", "platform")


def asked_of(rules: Rules, fact: str) -> AskedOf:
    """Who tells the fact: the customer, somebody of staff, or Makegood's records."""
    declared = declared_fact(rules, fact)
    if declared is not None:
        return declared.asked_of
    return "customer" if fact in BY_THE_CUSTOMER else "records"


def declared_fact(rules: Rules, fact: str) -> AskedFact | None:
    """The fact's own table, or None if Makegood knows it by itself."""
    return next((one for one in rules.fact if one.id == fact), None)
