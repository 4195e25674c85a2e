"""An agreement to judge small logs by: an answer within an hour, or a share of the price."""

from tests.terms.drafted import draft

ANSWER = """
[[tier]]
id = "support"
clause = "1"
paid = false

[[priority]]
id = "high"
clause = "2"
symptoms = ["down"]

[[priority]]
id = "low"
clause = "2"
symptoms = ["odd"]

[[fact]]
id = "own_fault"
clause = "3"
kind = "yes_no"
asked_of = "staff"

[[fact]]
id = "seats"
clause = "3"
kind = "number"
asked_of = "records"

[[promise]]
id = "answer"
clause = "4"
strength = "guarantee"
starts = ["opened", "customer_message"]
stops = ["reply"]
each = "unanswered"
by = ["priority"]

[promise.within]
high = "1 hour"
low = "2 hours"

[[remedy]]
id = "late"
clause = "5"
promises = ["answer"]
share = { of = "paid", from_percent = 10, to_percent = 20, over = "10 hours" }
goes_to = "wallet"
decided = "by_rule"
caps = ["all"]

[[cap]]
id = "all"
clause = "6"
percent = 15
of = "paid"
for_each = "purchase"
"""


def promised(*changes):
    """The agreement, with words replaced; each must be there."""
    rules = ANSWER
    for old, new in changes:
        assert old in rules
        rules = rules.replace(old, new)
    return draft(rules)
