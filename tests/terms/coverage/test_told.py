"""Who can tell a fact, and what can be told of it?"""

import pytest

from makegood.terms.coverage.told import can_tell, is_answer
from tests.terms.drafted import draft

RULES = draft(
    """
[[fact]]
id = "modified"
clause = "8"
kind = "yes_no"
asked_of = "customer"
[[fact]]
id = "alone"
clause = "8"
kind = "yes_no"
asked_of = "staff"
[[fact]]
id = "encrypted"
clause = "8"
kind = "yes_no"
asked_of = "records"
[[fact]]
id = "matter"
clause = "8"
kind = "choice"
asked_of = "customer"
choices = ["fault", "change"]
[[fact]]
id = "shops"
clause = "8"
kind = "number"
asked_of = "customer"
"""
).rules


@pytest.mark.parametrize(
    ("fact", "customer", "staff"),
    [
        ("modified", True, True),
        ("alone", False, True),
        ("encrypted", False, False),
        ("platform", True, True),
        ("issue_class", False, False),
        ("owned", False, False),
        ("no_such_fact", False, False),
    ],
)
def test_staff_tell_what_customers_do_and_more_and_nobody_tells_the_records(fact, customer, staff):
    assert can_tell(RULES, fact, by_staff=False) is customer
    assert can_tell(RULES, fact, by_staff=True) is staff


@pytest.mark.parametrize(
    ("fact", "value", "fits"),
    [
        ("modified", True, True),
        ("modified", 1, False),
        ("modified", "yes", False),
        ("matter", "fault", True),
        ("matter", "gossip", False),
        ("shops", 3, True),
        ("shops", True, False),
        ("shops", "3", False),
        ("platform", "8.1", True),
        ("platform", " ", False),
        ("platform", 8, False),
    ],
)
def test_an_answer_is_one_that_the_fact_can_have(fact, value, fits):
    assert is_answer(RULES, fact, value) is fits
