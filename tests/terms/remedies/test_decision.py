"""Staff decide inside the range, with a reason, and never about their own breach."""

from datetime import UTC, datetime, timedelta

import pytest

from makegood.terms.remedies.claim import rule_on_appeal, rule_on_claim
from makegood.terms.remedies.decision import rule_on_decision
from makegood.terms.worktime.zone import instant
from tests.terms.drafted import draft
from tests.terms.promises.written import REPLY, START
from tests.terms.remedies.broken import REMEDY, breaches, remedies

RULES = REPLY + REMEDY
LATE = "0 opened, 1d+12h reply"
DECISIONS = [
    (999, "It was short.", False, "refused", "decided_outside_range"),
    (1000, "It was short.", False, "stands", "decided_in_range"),
    (1500, "As computed.", False, "stands", "decided_in_range"),
    (2000, "It hurt.", False, "stands", "decided_in_range"),
    (2001, "It hurt.", False, "refused", "decided_outside_range"),
    (1500, " ", False, "refused", "decision_needs_reason"),
    (1500, "Mine.", True, "refused", "decided_by_one_who_caused"),
]


@pytest.mark.parametrize(("size", "reason", "caused", "outcome", "finding"), DECISIONS)
def test_staff_decide_inside_the_range(size, reason, caused, outcome, finding):
    (proposed,) = remedies(draft(RULES), LATE)
    ruling = rule_on_decision(proposed.outcome, size=size, reason=reason, by_one_who_caused=caused)
    assert (ruling.outcome, ruling.findings, ruling.cites) == (outcome, [finding], ["5"])
    told = {"least": "10 EUR", "proposed": "15 EUR", "most": "20 EUR"}
    assert dict(ruling.because[0].facts) == told


@pytest.mark.parametrize(
    ("size", "outcome", "finding"),
    [(1500, "stands", "decided_by_rule"), (1501, "refused", "rule_decides")],
)
def test_where_the_rule_decides_nobody_else_does(size, outcome, finding):
    (proposed,) = remedies(draft(RULES.replace("by_staff", "by_rule")), LATE)
    ruling = rule_on_decision(proposed.outcome, size=size, reason="", by_one_who_caused=False)
    assert (ruling.outcome, ruling.findings) == (outcome, [finding])


def test_nothing_is_decided_while_the_delay_goes_on():
    (proposed,) = remedies(draft(RULES), "0 opened", until="1d+12h")
    ruling = rule_on_decision(proposed.outcome, size=1500, reason="Now.", by_one_who_caused=False)
    assert (ruling.outcome, ruling.findings) == ("refused", ["delay_goes_on"])


def test_sizes_that_are_no_money_are_told_as_numbers():
    form = 'share = { of = "paid", from_percent = 10, to_percent = 20, over = "24 hours" }'
    (proposed,) = remedies(draft(RULES.replace(form, "units = 3")), LATE)
    ruling = rule_on_decision(proposed.outcome, size=3, reason="Yes.", by_one_who_caused=False)
    assert dict(ruling.because[0].facts) == {"least": 3, "proposed": 3, "most": 3}


ENDS = datetime(2026, 7, 2, 23, 59, 59, tzinfo=UTC)  # thirty days after the reply of 2 June
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("claimed_at", "may", "finding"),
    [(ENDS, True, "claimed_in_time"), (ENDS + SECOND, False, "claimed_too_late")],
)
def test_a_claim_is_open_so_many_days_after_the_delay(claimed_at, may, finding):
    agreement = draft(RULES + "claim_within_days = 30\n")
    (breach,) = breaches(agreement, LATE)
    ruling = rule_on_claim(agreement, "late", breach=breach, claimed_at=claimed_at)
    assert (ruling.outcome, ruling.findings, ruling.cites) == (may, [finding], ["5"])
    assert dict(ruling.because[0].facts) == {"days": 30, "until": ENDS.isoformat()}


def test_no_day_of_a_claim_goes_by_while_the_answer_is_owed():
    agreement = draft(RULES + "claim_within_days = 30\n")
    (breach,) = breaches(agreement, "0 opened", until="90d")
    ruling = rule_on_claim(agreement, "late", breach=breach, claimed_at=instant(START + 90 * 86400))
    assert (ruling.outcome, ruling.findings) == (True, ["claim_waits_for_the_end"])


def test_without_a_time_for_claims_none_is_needed():
    agreement = draft(RULES)
    (breach,) = breaches(agreement, LATE)
    ruling = rule_on_claim(agreement, "late", breach=breach, claimed_at=ENDS)
    assert (ruling.outcome, ruling.findings) == (True, ["no_claim_is_needed"])


@pytest.mark.parametrize(
    ("appealed_at", "same", "may", "finding"),
    [
        (ENDS, False, True, "appealed_in_time"),
        (ENDS, True, False, "appeal_needs_another_person"),
        (ENDS + SECOND, False, False, "appealed_too_late"),
    ],
)
def test_somebody_else_looks_at_an_appeal_that_comes_in_time(appealed_at, same, may, finding):
    agreement = draft(RULES + "appeal_within_days = 14\n")
    ruling = rule_on_appeal(
        agreement,
        "late",
        decided_at=ENDS - timedelta(days=14, hours=5),
        appealed_at=appealed_at,
        by_same_person=same,
    )
    assert (ruling.outcome, ruling.findings) == (may, [finding])


def test_an_appeal_must_be_agreed():
    ruling = rule_on_appeal(
        draft(RULES), "late", decided_at=ENDS, appealed_at=ENDS, by_same_person=False
    )
    assert (ruling.outcome, ruling.findings) == (False, ["no_appeal_agreed"])
