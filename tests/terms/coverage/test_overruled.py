"""Staff decide against the rules, and the verdict still says what the rules found."""

import pytest

from makegood.terms.coverage.overruled import overrule_verdict, rule_on_choice
from makegood.terms.coverage.verdict import Covers, rule_on_request
from tests.terms.drafted import draft

AGREEMENT = draft(
    """
[[tier]]
id = "premium"
clause = "2"
paid = true
[[tier]]
id = "basic"
clause = "3"
paid = false
[[coverage]]
id = "modified"
clause = "8"
when = { owned = false }
outcome = "refused"
[[coverage]]
id = "all"
clause = "7"
outcome = "covered"
[[rate]]
id = "premium"
clause = "4"
when = { tier = "premium" }
price = "as_usual"
usual = 1
above_usual = "never"
[consumption.approval]
clause = "5"
takes = "all"
[consumption.end_after_approval]
clause = "5"
gives_back = "nothing"
[decision]
clause = "5"
roles = ["approver"]
lapse_after_days = 14
"""
)


@pytest.mark.parametrize(
    ("covers", "tier", "cites", "finding"),
    [
        (Covers.COVERED, "basic", ["8", "3"], "overruled_covered"),
        (Covers.PAYABLE, "premium", ["8", "2"], "overruled_payable"),
        (Covers.REFUSED, None, ["8", "8"], "overruled_refused"),
    ],
)
def test_it_rests_on_what_the_rules_found_and_on_what_staff_decided(covers, tier, cites, finding):
    rules_say = rule_on_request(AGREEMENT, {"owned": False})

    ruling = overrule_verdict(AGREEMENT, rules_say, covers=covers, tier=tier)

    assert (ruling.outcome.covers, ruling.outcome.tier) == (covers, tier)
    assert ruling.cites == cites
    assert ruling.findings == ["is_refused", finding]


@pytest.mark.parametrize(
    ("tier", "covers", "clause", "finding"),
    [
        ("basic", Covers.COVERED, "3", "chosen_covered"),
        ("premium", Covers.PAYABLE, "2", "chosen_payable"),
    ],
)
def test_what_staff_chose_without_a_rule_rests_on_the_clause_of_the_tier(
    tier, covers, clause, finding
):
    ruling = rule_on_choice(AGREEMENT, tier)

    assert (ruling.outcome.covers, ruling.outcome.tier) == (covers, tier)
    assert (ruling.cites, ruling.findings) == ([clause], [finding])
