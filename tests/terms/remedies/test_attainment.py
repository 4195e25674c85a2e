"""A month in which too few promises were kept gives the share of its lowest band."""

from datetime import UTC, datetime, timedelta

import pytest

from makegood.terms.agreement.amounts import read_money
from makegood.terms.promises.owed import promises_of
from makegood.terms.remedies.attainment import (
    counted_in,
    period_of,
    rule_on_attainment,
    rule_on_period_claim,
)
from makegood.terms.remedies.worth import Bases
from makegood.terms.worktime.zone import instant
from tests.terms.drafted import draft
from tests.terms.promises.written import REPLY, START, history, seconds

RULES = """
[[attainment]]
id = "month"
clause = "3"
promises = ["reply"]
every = "month"
sample = 4
of = "fee"
goes_to = "wallet"
caps = ["part"]
[[attainment.band]]
below_percent = 95
gives_percent = 5
[[attainment.band]]
below_percent = 75
gives_percent = 40
[[attainment.band]]
below_percent = 90
gives_percent = 15
[[cap]]
id = "part"
clause = "4"
percent = 30
of = "fee"
for_each = "month"
"""
KEPT, BROKEN = "0 opened, 1h reply", "0 opened, 2d reply"
FEE = Bases(fee=read_money("99.99 EUR"))
JUNE = datetime(2026, 6, 15, tzinfo=UTC)


def ruled(*tickets, rules=RULES, bases=FEE, until="60d", at=JUNE, known=(), others=()):
    agreement = draft(REPLY + rules)
    promises = [
        (promise, dict(known))
        for words in tickets
        for promise in promises_of(agreement, history(words), {}, START + seconds(until))
    ]
    period = period_of(agreement, "month", at)
    counted = counted_in(agreement, "month", period=period, promises=promises)
    return rule_on_attainment(
        agreement, "month", period=period, counted=counted, bases=bases, others=others
    )


CASES = [
    # kept, broken: the lowest band that the share falls below counts
    (20, 0, None, ["enough_were_kept"]),
    (19, 1, None, ["enough_were_kept"]),  # 95 %
    (18, 1, 500, ["too_few_were_kept"]),  # 94.7 %
    (9, 1, 500, ["too_few_were_kept"]),  # 90 %
    (8, 1, 1500, ["too_few_were_kept"]),  # 88.9 %
    (3, 1, 1500, ["too_few_were_kept"]),  # 75 %
    (2, 1, None, ["too_few_promises"]),
    (2, 2, 2999, ["too_few_were_kept", "cap_cuts"]),
    (0, 0, None, ["too_few_promises"]),
]


@pytest.mark.parametrize(("kept", "broken", "amount", "findings"), CASES)
def test_the_band_follows_the_share_that_was_kept(kept, broken, amount, findings):
    ruling = ruled(*[KEPT] * kept, *[BROKEN] * broken)
    credit = ruling.outcome
    assert (credit and credit.amount.minor) == amount
    assert ruling.findings == findings
    if credit:
        assert dict(ruling.because[0].facts)["made"] == kept + broken
        assert (credit.award.size, credit.goes_to) == (amount, "wallet")


def test_the_numbers_are_told():
    (because,) = ruled(*[KEPT] * 18, BROKEN).because
    assert dict(because.facts) == {"made": 19, "kept": 18, "percent": 94, "below": 95, "gives": 5}
    (because,) = ruled(KEPT).because
    assert dict(because.facts) == {"made": 1, "kept": 1, "sample": 4}


@pytest.mark.parametrize(
    "words",
    [
        "0 opened, 1h no_answer_needed",
        "59d+12h opened",
        "30d opened, 32d reply",  # broken in July
        "29d opened, 29d+15h reply",  # kept in July
    ],
)
def test_what_is_not_decided_in_the_month_does_not_count(words):
    assert ruled(*[words] * 4).findings == ["too_few_promises"]


def test_each_promise_counts_in_one_month_alone():
    june = ruled(*["28d opened, 31d reply"] * 4)  # due on the last of June, at nine
    assert june.findings == ["too_few_were_kept", "cap_cuts"]
    july = ruled(*["28d opened, 31d reply"] * 4, at=datetime(2026, 7, 1, tzinfo=UTC))
    assert july.outcome is None


def test_other_promises_and_other_tickets_do_not_count():
    rules = RULES.replace("every", 'when = { offer = "product" }\nevery')
    assert ruled(*[BROKEN] * 4, rules=rules, known={"offer": "service"}).outcome is None
    assert ruled(*[BROKEN] * 4, rules=rules).outcome is None
    assert ruled(*[BROKEN] * 4, rules=rules, known={"offer": "product"}).outcome
    rules = REPLY.replace('"reply"\n', '"other"\n') + RULES.replace('["reply"]', '["other"]')
    assert ruled(*[BROKEN] * 4, rules=rules).outcome


def test_without_the_fee_nothing_is_owed():
    ruling = ruled(*[BROKEN] * 4, bases=Bases())
    assert (ruling.outcome, ruling.findings) == (None, ["too_few_were_kept", "base_is_missing"])
    capped = RULES.replace('of = "fee"\nfor_each', 'of = "paid"\nfor_each')
    ruling = ruled(*[BROKEN] * 4, rules=capped)
    assert (ruling.outcome, ruling.findings) == (None, ["too_few_were_kept", "base_is_missing"])


def test_what_was_given_in_that_month_counts_under_the_cap():
    first = ruled(*[KEPT] * 3, BROKEN).outcome
    earlier = first.award.__class__(
        (first.award.at - 5, "t1", "reply", "", 0), first.award.caps, "money", "EUR", 2000
    )
    assert ruled(*[KEPT] * 3, BROKEN, others=(earlier,)).outcome.amount.minor == 999


@pytest.mark.parametrize(
    ("every", "first", "last"),
    [
        ("month", "2026-06-01T00:00:00+00:00", "2026-06-30T23:59:59+00:00"),
        ("quarter", "2026-04-01T00:00:00+00:00", "2026-06-30T23:59:59+00:00"),
    ],
)
def test_a_period_is_one_of_the_calendar(every, first, last):
    agreement = draft(REPLY + RULES.replace('every = "month"', f'every = "{every}"'))
    period = period_of(agreement, "month", JUNE)
    assert instant(period.first).isoformat() == first
    assert instant(period.last).isoformat() == last


ENDS = datetime(2026, 7, 30, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "claimed_at", "may", "finding"),
    [
        ("claim_within_days = 30\n", ENDS, True, "claimed_in_time"),
        ("claim_within_days = 30\n", ENDS + timedelta(seconds=1), False, "claimed_too_late"),
        ("", ENDS, True, "no_claim_is_needed"),
    ],
)
def test_a_credit_is_claimed_in_time(days, claimed_at, may, finding):
    agreement = draft(REPLY + RULES.replace("[[attainment.band]]", days + "[[attainment.band]]", 1))
    period = period_of(agreement, "month", JUNE)
    ruling = rule_on_period_claim(agreement, "month", period=period, claimed_at=claimed_at)
    assert (ruling.outcome, ruling.findings, ruling.cites) == (may, [finding], ["3"])
