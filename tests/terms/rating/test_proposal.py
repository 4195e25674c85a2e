"""A ticket costs what its rate says; what lies outside of it needs a reason, or is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.rating.card import paid_rate, rate_for, settled_rate, usual_cost
from makegood.terms.rating.proposal import Proposed, Rating, fixed, rate_proposal
from makegood.terms.rating.spanning import rate_spanning_proposal
from makegood.terms.values import Money
from tests.tables import cases
from tests.terms.drafted import draft
from tests.terms.rating.rules import CARD, PAID
from tests.terms.written import agreement

AS_WRITTEN = agreement()
USUALLY_THREE = agreement(("usual = 1", "usual = 3"))
NEVER_MORE = agreement(("usual = 1", "usual = 3"), ('"with_reason"', '"never"'))
PREMIUM = {"tier": "premium"}
CREDITS = draft(PAID + CARD)
HOURLY = draft(
    PAID
    + """
    [[rate]]
    id = "hourly"
    clause = "7"
    price = "hourly"
    [work]
    clause = "7"
    an_hour = "50 USD"
    """
)


def between(ends):
    least, most = ends.split("..")
    return Proposed(int(least), int(most))


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
    ruling = rate_proposal(AS_WRITTEN, known={"tier": tier}, proposed=fixed(units), reason=reason)

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
    ruling = rate_proposal(USUALLY_THREE, known=PREMIUM, proposed=fixed(units), reason=reason)

    assert (ruling.outcome, ruling.findings) == (outcome, [finding])
    assert dict(ruling.because[0].facts) == {"units": units, "usual": 3}


def test_an_agreement_can_refuse_more_than_usual():
    dear = rate_proposal(NEVER_MORE, known=PREMIUM, proposed=fixed(4), reason="two shops")
    usual = rate_proposal(NEVER_MORE, known=PREMIUM, proposed=fixed(3), reason="")

    assert (dear.outcome, dear.findings) == (Rating.REFUSED, ["never_above_usual"])
    assert usual.outcome is Rating.USUAL


def test_blanks_are_no_reason():
    ruling = rate_proposal(AS_WRITTEN, known=PREMIUM, proposed=fixed(2), reason=" \n\t")

    assert ruling.outcome is Rating.NEEDS_REASON


@pytest.mark.parametrize(
    ("about", "ends", "reason", "outcome", "finding", "clause"),
    cases("""
        about    ends   reason     outcome              finding                       clause
        plans    1..4   -          in_range             in_range                      3
        plans    2..3   -          in_range             in_range                      3
        plans    4..4   -          in_range             in_range                      3
        plans    1..5   -          needs_reason         reason_for_range_is_missing   3
        plans    1..5   two shops  outside_range        outside_range_with_reason     3
        plans    0..4   two shops  refused              no_units                      3
        plans    3..2   two shops  refused              range_is_upside_down          3
        design   2..3   -          in_range             in_range                      4
        design   1..3   two shops  refused              never_outside_range           4
        design   2..4   two shops  refused              never_outside_range           4
        other    1..20   a big one  on_request           on_request                    5
        other    20..21  a big one  needs_second_person  second_person_must_agree      5
        other    1..1   -          needs_reason         reason_on_request_is_missing  5
        gift     0..0   -          free                 rate_is_free                  6
        gift     0..1   a gift     refused              rate_costs_nothing            6
        unheard  1..1   a gift     refused              no_rate_applies               1
    """),
)
def test_a_rate_card(about, ends, reason, outcome, finding, clause):
    known = {"tier": "paid", "about": about}
    ruling = rate_proposal(CREDITS, known=known, proposed=between(ends), reason=reason)

    assert (ruling.outcome, ruling.findings, ruling.cites) == (outcome, [finding], [str(clause)])


def test_a_range_says_from_where_to_where():
    known = {"tier": "paid", "about": "plans"}
    ruling = rate_proposal(CREDITS, known=known, proposed=Proposed(2, 3), reason="")

    assert dict(ruling.because[0].facts) == {"from": 2, "units": 3, "least": 1, "most": 4}


def test_what_is_not_known_yet_is_asked():
    known = {"tier": "paid"}
    ruling = rate_proposal(CREDITS, known=known, proposed=fixed(1), reason="")

    assert (ruling.outcome, ruling.cites) == (Rating.NEEDS_FACTS, ["3"])
    assert dict(ruling.because[0].facts) == {"asked": "about"}


def test_what_is_asked_of_other_tickets_keeps_nothing_open():
    asked = """
    [[fact]]
    id = "shops"
    clause = "8"
    kind = "number"
    asked_of = "customer"
    when = { issue_class = "question" }
    [[rate]]
    id = "shops"
    clause = "8"
    when = { shops = { at_least = 2 } }
    price = "range"
    least = 2
    most = 8
    outside = "never"
    [[rate]]
    id = "one"
    clause = "9"
    price = "as_usual"
    usual = 1
    above_usual = "never"
    """
    terms = draft(PAID + asked)
    of_others = {"tier": "paid", "issue_class": "fault"}
    of_this = {"tier": "paid", "issue_class": "question"}

    assert rate_for(terms, of_this).id == "one"
    assert settled_rate(terms, of_others).id == "one"
    assert settled_rate(terms, of_this).facts == ("shops",)


@pytest.mark.parametrize(
    ("proposed", "outcome", "finding"),
    [
        (Proposed(Money(0, "USD"), Money(10000, "USD")), "up_to_ceiling", "up_to_ceiling"),
        (fixed(Money(1, "USD")), "up_to_ceiling", "up_to_ceiling"),
        (Proposed(Money(0, "USD"), None), "refused", "ceiling_is_missing"),
        (fixed(Money(0, "USD")), "refused", "no_units"),
        (fixed(Money(10000, "EUR")), "refused", "paid_otherwise"),
        (fixed(2), "refused", "paid_otherwise"),
    ],
)
def test_work_by_the_hour_needs_a_ceiling(proposed, outcome, finding):
    ruling = rate_proposal(HOURLY, known={"tier": "paid"}, proposed=proposed, reason="")

    assert (ruling.outcome, ruling.findings, ruling.cites) == (outcome, [finding], ["7"])


def test_where_nothing_says_in_what_a_request_is_paid_any_currency_will_do():
    rate = '[[rate]]\nid = "other"\nclause = "5"\nprice = "on_request"\n'
    rich = 'second_person_above = "500 EUR"\n'
    euros, dollars = fixed(Money(50001, "EUR")), fixed(Money(50001, "USD"))

    def outcome(rules, proposed):
        known = {"tier": "paid"}
        return rate_proposal(draft(PAID + rules), known=known, proposed=proposed, reason="").outcome

    assert outcome(rate, dollars) is Rating.ON_REQUEST
    assert outcome(rate + rich, dollars) is Rating.REFUSED
    assert outcome(rate + rich, euros) is Rating.NEEDS_SECOND_PERSON
    assert outcome(rate + rich, fixed(Money(50000, "EUR"))) is Rating.ON_REQUEST


def test_a_free_ticket_without_a_limit_is_refused():
    ruling = rate_proposal(
        AS_WRITTEN, known={"tier": "basic"}, proposed=Proposed(0, None), reason=""
    )

    assert ruling.outcome is Rating.REFUSED


@pytest.mark.parametrize(
    ("classes", "ends", "reason", "outcome", "finding"),
    cases("""
        classes        ends  reason     outcome        finding
        setup plans    2..6  -          in_range       in_range
        setup plans    2..7  -          needs_reason   reason_for_range_is_missing
        setup plans    2..7  two shops  outside_range  outside_range_with_reason
        setup setup    1..2  -          in_range       in_range
        setup design   3..5  two shops  in_range       in_range
        setup design   3..6  two shops  refused        never_outside_range
        setup other    1..9  two shops  on_request     on_request
    """),
)
def test_ranges_of_two_classes_add_up(classes, ends, reason, outcome, finding):
    parts = tuple({"tier": "paid", "about": about} for about in classes.split(" "))
    ruling = rate_spanning_proposal(CREDITS, parts=parts, proposed=between(ends), reason=reason)

    *lines, last = ruling.findings
    assert (ruling.outcome, last) == (outcome, finding)
    assert lines == ["range_of_part"] * (0 if "other" in classes else len(set(classes.split(" "))))


def test_spanning_asks_for_no_units_where_the_tier_is_free():
    parts = ({"tier": "free", "about": "setup"}, {"tier": "free", "about": "plans"})
    ruling = rate_spanning_proposal(CREDITS, parts=parts, proposed=fixed(0), reason="")

    assert ruling.outcome is Rating.FREE


def test_where_a_proposal_begins():
    assert usual_cost(rate_for(CREDITS, {"about": "design"})) == 2
    assert usual_cost(rate_for(CREDITS, {"about": "other"})) == 1
    assert usual_cost(paid_rate(USUALLY_THREE)) == 3
    assert paid_rate(draft("")) is None
    assert usual_cost(None) == 1


@given(units=some.integers(-50, 50), reason=some.sampled_from(["", "two shops"]))
@pytest.mark.parametrize("terms", [AS_WRITTEN, USUALLY_THREE, NEVER_MORE])
def test_what_stands_costs_something_and_never_more_without_a_reason(terms, units, reason):
    ruling = rate_proposal(terms, known=PREMIUM, proposed=fixed(units), reason=reason)

    assert not ruling.outcome.stands or units >= 1
    assert not ruling.outcome.stands or units <= usual_cost(paid_rate(terms)) or reason


@given(
    about=some.sampled_from(["setup", "plans", "design", "other", "gift", "unheard"]),
    least=some.integers(-3, 30),
    most=some.none() | some.integers(-3, 30),
)
def test_nothing_stands_without_an_end_or_upside_down(about, least, most):
    known = {"tier": "paid", "about": about}
    ruling = rate_proposal(
        CREDITS, known=known, proposed=Proposed(least, most), reason="for a reason"
    )

    assert not ruling.outcome.stands or (most is not None and 0 <= least <= most)
