"""Who tells a fact about a request, which clause asks for it, and what can be told?"""

from typing import Literal

from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.agreement.rules.kinds import AskedFact
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.vocabulary import can_be, vocabulary

type AskedOf = Literal["customer", "staff", "records"]

# Of those that Makegood knows by itself, what only the customer can say; the rest is on record.
BY_THE_CUSTOMER = ("issue_class", "priority", "offer", "platform")
# Told as the version that somebody runs; what was advertised makes a fact of it.
IN_WORDS = "platform"


def asked_of(rules: Rules, fact: str) -> AskedOf:
    """Who tells the fact: the customer, somebody of staff, or Makegood's records."""
    declared = declared_fact(rules, fact)
    if declared is not None:
        return declared.asked_of
    return "customer" if fact in BY_THE_CUSTOMER else "records"


def declared_fact(rules: Rules, fact: str) -> AskedFact | None:
    """The fact's own table, or None if Makegood knows it by itself."""
    return next((one for one in rules.fact if one.id == fact), None)


def can_tell(rules: Rules, fact: str, *, by_staff: bool) -> bool:
    """Whether somebody may tell this fact on a request: staff may also tell what customers do.

    What stands on record, and what a form asks in a field of its own, is nobody's to tell.
    """
    declared = declared_fact(rules, fact)
    if declared is None:
        return fact == IN_WORDS
    return declared.asked_of == "customer" or (by_staff and declared.asked_of == "staff")


def is_answer(rules: Rules, fact: str, value: Value) -> bool:
    """Whether the value is one that the fact, which can be told, can have."""
    if fact == IN_WORDS:
        return isinstance(value, str) and bool(value.strip())
    return can_be(value, vocabulary(rules)[fact])
