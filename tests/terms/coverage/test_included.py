"""A verdict that hangs on what is included says how much of it was used, by the quota's clause."""

from makegood.terms.coverage.verdict import rule_on_request
from makegood.terms.rating.quotas import Count, quota_facts
from tests.terms.drafted import draft

RULES = """
[[issue_class]]
id = "incident"
clause = "1"
[[issue_class]]
id = "question"
clause = "1"
[[quota]]
id = "monthly"
clause = "2"
when = { issue_class = "incident" }
counts = "tickets"
amount = 4
every = "month"
for_each = "purchase"
[[quota]]
id = "hours"
clause = "3"
counts = "minutes"
amount = 60
every = "year"
for_each = "purchase"
[[coverage]]
id = "in_the_month"
clause = "5"
when = { monthly = "left" }
outcome = "covered"
[[coverage]]
id = "questions_in_hours"
clause = "6"
when = { issue_class = "question", hours = "left" }
outcome = "covered"
"""


def steps(issue_class, monthly, hours):
    counts = quota_facts({"monthly": monthly, "hours": hours})
    ruling = rule_on_request(draft(RULES), {"issue_class": issue_class, **counts})
    return [(step.clause, step.finding, dict(step.facts)) for step in ruling.because]


def test_what_is_left_is_counted_before_the_rule_that_rests_on_it():
    counted, decides = steps("incident", Count(3, 4), Count(0, 60))

    assert counted == ("2", "included_tickets_used", {"quota": "monthly", "used": 3, "most": 4})
    assert decides[:2] == ("5", "is_covered")


def test_what_is_used_up_is_counted_where_no_rule_is_left():
    found = steps("incident", Count(4, 4), Count(0, 60))

    assert [step[:2] for step in found] == [
        ("2", "included_tickets_used"),
        ("1", "no_rule_decides"),
    ]


def test_a_quota_that_is_not_for_such_tickets_has_no_say():
    found = steps("question", Count(0, 0), Count(20, 60))

    assert [step[1] for step in found] == ["included_minutes_used", "is_covered"]
    assert found[0][2] == {"quota": "hours", "used": 20, "most": 60}
