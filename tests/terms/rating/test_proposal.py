"""A ticket costs the usual number of units; more needs a reason; free support costs nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.rating.card import paid_rate, usual_cost
from makegood.terms.rating.proposal import Rating, rate_proposal
from makegood.terms.values import Credits
from tests.tables import cases
from tests.terms.written import agreement

AS_WRITTEN = agreement()
USUALLY_THREE = agreement(("usual = 1", "usual = 3"))
NEVER_MORE = agreement(("usual = 1", "usual = 3"), ('"with_reason"', '"never"'))


@pytest.mark.parametrize(
    ("tier", "units", "reason", "outcome", "finding", "clause"),
    cases("""
        tier     units  reason     outcome       finding                  clause
        premium  -1     a gift     refused       no_units                 4
        premium   0     -          refused       no_units                 4
        premium   1     -          usual         usual_cost               4
        premium   1     why not    usual         usual_cost               4
        premium   2     -          needs_reason  reason_is_missing        4
        premium   2     two shops  above_usual   above_usual_with_reason  4
        basic     0     -          free          tier_is_free             2
        basic     1     two shops  refused       tier_costs_nothing       2
        basic    -1     -          refused       tier_costs_nothing       2
    """),
)
def test_the_usual_cost_is_one(tier, units, reason, outcome, finding, clause):
    ruling = rate_proposal(AS_WRITTEN, tier=tier, units=units, reason=reason)

    assert (ruling.outcome, ruling.findings, ruling.cites) == (outcome, [finding], [str(clause)])


@pytest.mark.parametrize(
    ("units", "reason", "outcome", "finding"),
    cases("""
        units  reason     outcome       finding
        0      -          refused       no_units
        1      -          below_usual   below_usual_cost
        2      -          below_usual   below_usual_cost
        3      -          usual         usual_cost
        4      -          needs_reason  reason_is_missing
        4      two shops  above_usual   above_usual_with_reason
    """),
)
def test_another_usual_cost_moves_the_edge(units, reason, outcome, finding):
    ruling = rate_proposal(USUALLY_THREE, tier="premium", units=units, reason=reason)

    assert (ruling.outcome, ruling.findings) == (outcome, [finding])
    assert dict(ruling.because[0].facts) == {"units": units, "usual": 3}


def test_an_agreement_can_refuse_more_than_usual():
    dear = rate_proposal(NEVER_MORE, tier="premium", units=Credits(4), reason="two shops")
    usual = rate_proposal(NEVER_MORE, tier="premium", units=Credits(3), reason="")

    assert (dear.outcome, dear.findings) == (Rating.REFUSED, ["never_above_usual"])
    assert usual.outcome is Rating.USUAL


def test_blanks_are_no_reason():
    ruling = rate_proposal(AS_WRITTEN, tier="premium", units=Credits(2), reason=" \n\t")

    assert ruling.outcome is Rating.NEEDS_REASON


@given(units=some.integers(-50, 50), reason=some.sampled_from(["", "two shops"]))
@pytest.mark.parametrize("terms", [AS_WRITTEN, USUALLY_THREE, NEVER_MORE])
def test_what_stands_costs_something_and_never_more_without_a_reason(terms, units, reason):
    outcome = rate_proposal(terms, tier="premium", units=units, reason=reason).outcome

    assert not outcome.stands or units >= 1
    assert not outcome.stands or units <= usual_cost(paid_rate(terms)) or reason
