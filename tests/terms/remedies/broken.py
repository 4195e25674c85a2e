"""Breaches of tickets that were answered so late, under rules that a test is about."""

from makegood.terms.agreement.amounts import read_money
from makegood.terms.promises.owed import promises_of
from makegood.terms.promises.promise import State
from makegood.terms.remedies.breach import Breach
from makegood.terms.remedies.remedy import rule_on_remedies
from makegood.terms.remedies.worth import Bases
from tests.terms.promises.written import START, history, seconds

REMEDY = """
[[remedy]]
id = "late"
clause = "5"
promises = ["reply"]
share = { of = "paid", from_percent = 10, to_percent = 20, over = "24 hours" }
goes_to = "wallet"
decided = "by_staff"
"""
CAP = """
[[cap]]
id = "all"
clause = "9"
percent = 100
of = "paid"
for_each = "purchase"
"""


def breaches(agreement, *tickets, until="30d", known=()):
    """The breaches of tickets, each written as what happened on it."""
    return [
        Breach(f"t{number}", promise, dict(known))
        for number, words in enumerate(tickets)
        for promise in promises_of(agreement, history(words), dict(known), START + seconds(until))
        if promise.state == State.BROKEN
    ]


def paid(words="100.00 EUR", returned=0):
    """What was paid for the product."""
    return Bases(paid=read_money(words), returned=returned)


def remedies(agreement, *tickets, bases=None, until="30d", known=(), decided=None):
    """The rulings on the breaches of one purchase."""
    return rule_on_remedies(
        agreement,
        breaches(agreement, *tickets, until=until, known=known),
        bases=bases or paid(),
        until=START + seconds(until),
        decided=decided or {},
    )


def owed(rulings):
    """What each ruling proposes; None where it is nothing."""
    return [ruling.outcome and ruling.outcome.proposed for ruling in rulings]
