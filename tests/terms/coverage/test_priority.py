"""The form asks for symptoms and proposes the priority; the vendor relabels with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.terms.coverage.priority import propose_priority, rule_on_relabel
from tests.terms.drafted import draft

PRIORITIES = """
[[channel]]
id = "mail"
clause = "1"
takes = "refused"
[[priority]]
id = "high"
clause = "7"
symptoms = ["most_fail", "at_risk"]
[[priority]]
id = "medium"
clause = "6"
symptoms = ["some_fail", "slow"]
[[priority]]
id = "low"
clause = "5"
symptoms = ["notices"]
unless_said = true
"""
AGREEMENT = draft(PRIORITIES)
RELABELS = draft(PRIORITIES + '[relabel]\nclause = "12"\n')
ORDER = ("high", "medium", "low")
SYMPTOMS = {
    "most_fail": "high",
    "at_risk": "high",
    "some_fail": "medium",
    "slow": "medium",
    "notices": "low",
}


@pytest.mark.parametrize(
    ("symptoms", "priority", "clause", "finding"),
    [
        ([], "low", "5", "no_symptom_is_said"),
        (["notices"], "low", "5", "symptom_points_at"),
        (["slow"], "medium", "6", "symptom_points_at"),
        (["notices", "slow"], "medium", "6", "symptom_points_at"),
        (["slow", "at_risk", "notices"], "high", "7", "symptom_points_at"),
    ],
)
def test_the_most_pressing_symptom_counts(symptoms, priority, clause, finding):
    ruling = propose_priority(AGREEMENT, symptoms)
    assert ruling.outcome == priority
    assert (ruling.cites, ruling.findings) == ([clause], [finding])


def test_a_proposal_says_which_symptom_it_rests_on():
    assert propose_priority(AGREEMENT, ["slow", "some_fail"]).because[0].facts == (
        ("priority", "medium"),
        ("symptom", "some_fail"),
    )


@given(st.sets(st.sampled_from(sorted(SYMPTOMS))), st.sampled_from(sorted(SYMPTOMS)))
def test_a_further_symptom_never_makes_a_ticket_less_pressing(symptoms, further):
    before = propose_priority(AGREEMENT, symptoms).outcome
    after = propose_priority(AGREEMENT, symptoms | {further}).outcome
    assert not symptoms or ORDER.index(after) <= ORDER.index(before)
    assert ORDER.index(after) <= ORDER.index(SYMPTOMS[further])


@pytest.mark.parametrize(
    ("now", "to", "reason", "outcome", "finding"),
    [
        ("high", "low", "only a notice", "allowed", "relabelled_with_a_reason"),
        ("low", "high", "the shop is down", "allowed", "relabelled_with_a_reason"),
        ("high", "low", "", "needs_reason", "relabel_needs_a_reason"),
        ("high", "low", " \n", "needs_reason", "relabel_needs_a_reason"),
        ("high", "high", "as before", "unchanged", "priority_is_the_same"),
    ],
)
def test_another_priority_needs_a_reason(now, to, reason, outcome, finding):
    ruling = rule_on_relabel(RELABELS, now=now, to=to, reason=reason)
    assert ruling.outcome == outcome
    assert (ruling.cites, ruling.findings) == (["12"], [finding])
    assert ruling.because[0].facts == (("priority", now), ("instead", to))


def test_without_a_rule_a_relabel_rests_on_the_new_priority():
    ruling = rule_on_relabel(AGREEMENT, now="high", to="medium", reason="a part only")
    assert (ruling.outcome, ruling.cites) == ("allowed", ["6"])
