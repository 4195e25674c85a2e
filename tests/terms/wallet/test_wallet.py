"""Money in the wallet is spendable at once and withdrawable later; what could be withdrawn is kept
longest.
"""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.terms.values import Money
from makegood.terms.wallet.money import (
    Entry,
    Part,
    rule_on_maturity,
    spent_first,
    withdrawable,
    withdrawn_first,
)
from makegood.terms.wallet.payout import Payable, rule_on_payout
from makegood.terms.worktime.zone import Zone, instant
from tests.terms.drafted import draft

RULES = """
zone = "Europe/Berlin"
[wallet]
clause = "10"
[wallet.payout]
clause = "11"
after_days = 30
to = "paypal"
{further}
"""
TERMS = draft(RULES.format(further=""))
HOURS = draft(RULES.format(further='ends = "instant"\nat_least = "20 EUR"'))
KEPT = draft('[wallet]\nclause = "10"\n')
BERLIN = Zone("Europe/Berlin")


def at(words):
    return instant(BERLIN.second_of(datetime.fromisoformat(words)))


def wall(moment):
    return BERLIN.wall(moment).isoformat(sep=" ")


@pytest.mark.parametrize(
    ("granted", "from_day", "from_hours"),
    [
        ("2026-06-01 12:00", "2026-07-02 00:00:00", "2026-07-01 12:00:00"),
        ("2026-06-01 00:00", "2026-07-02 00:00:00", "2026-07-01 00:00:00"),
        ("2026-06-01 23:59:59", "2026-07-02 00:00:00", "2026-07-01 23:59:59"),
        ("2026-03-15 12:00", "2026-04-15 00:00:00", "2026-04-14 13:00:00"),  # clocks forward
        ("2026-10-10 12:00", "2026-11-10 00:00:00", "2026-11-09 11:00:00"),  # and back
    ],
)
def test_money_can_be_withdrawn_after_so_many_days(granted, from_day, from_hours):
    for agreement, expected in ((TERMS, from_day), (HOURS, from_hours)):
        ruling = rule_on_maturity(agreement, granted_at=at(granted))
        assert wall(ruling.outcome) == expected
        assert ruling.cites == ["11"]


def test_a_wallet_without_payout_only_pays():
    ruling = rule_on_maturity(KEPT, granted_at=at("2026-06-01 12:00"))
    assert (ruling.outcome, ruling.cites) == (None, ["10"])
    asked = rule_on_payout(KEPT, entries=(), wanted=Money(1, "EUR"), at=at("2036-06-01 12:00"))
    assert (asked.outcome.payable, asked.cites) == (Payable.NEVER, ["10"])


ENTRIES = (
    Entry("soon", 500, at("2026-07-02 00:00")),
    Entry("never", 300, None),
    Entry("late", 200, at("2026-08-02 00:00")),
)


def test_what_can_never_be_withdrawn_is_spent_first_then_what_can_be_latest():
    assert spent_first(ENTRIES, 900) == (Part("never", 300), Part("late", 200), Part("soon", 400))
    assert spent_first(ENTRIES, 250) == (Part("never", 250),)
    assert spent_first(ENTRIES, 0) == ()


def test_what_could_be_withdrawn_first_is_withdrawn_first():
    later = at("2026-09-01 00:00")
    assert withdrawn_first(ENTRIES, 600, at=later) == (Part("soon", 500), Part("late", 100))


@pytest.mark.parametrize(
    ("when", "free"),
    [
        ("2026-07-01 23:59:59", 0),
        ("2026-07-02 00:00:00", 500),
        ("2026-08-01 23:59:59", 500),
        ("2026-08-02 00:00:00", 700),
    ],
)
def test_the_first_instant_counts(when, free):
    assert withdrawable(ENTRIES, at=at(when)) == free


@pytest.mark.parametrize(
    ("minor", "when", "payable", "possible"),
    [
        (500, "2026-07-02 00:00:00", Payable.PAID, None),
        (500, "2026-07-01 23:59:59", Payable.TOO_EARLY, "2026-07-02 00:00:00"),
        (501, "2026-07-02 00:00:00", Payable.TOO_EARLY, "2026-08-02 00:00:00"),
        (700, "2026-08-02 00:00:00", Payable.PAID, None),
        (701, "2026-08-02 00:00:00", Payable.TOO_MUCH, None),
    ],
)
def test_a_payout_is_paid_or_the_exact_instant_is_said(minor, when, payable, possible):
    ruling = rule_on_payout(TERMS, entries=ENTRIES, wanted=Money(minor, "EUR"), at=at(when))
    assert ruling.outcome.payable is payable
    assert possible == (ruling.outcome.possible_at and wall(ruling.outcome.possible_at))
    assert ruling.cites == ["11"]


def test_a_payout_can_have_a_least_in_its_currency():
    rich = (Entry("much", 10_000, at("2026-07-02 00:00")),)
    for wanted, payable in (
        (Money(1999, "EUR"), Payable.TOO_LITTLE),
        (Money(2000, "EUR"), Payable.PAID),
        (Money(1999, "USD"), Payable.PAID),
    ):
        ruling = rule_on_payout(HOURS, entries=rich, wanted=wanted, at=at("2026-08-01 00:00"))
        assert ruling.outcome.payable is payable


entries = st.lists(
    st.builds(
        Entry,
        st.uuids().map(str),
        st.integers(1, 10_000),
        st.none() | st.integers(0, 2_000_000_000).map(instant),
    ),
    max_size=8,
)


@given(entries, st.integers(0, 100_000), st.randoms())
def test_what_is_spent_and_what_is_left_add_up_whatever_the_order(them, wanted, chance):
    total = sum(entry.minor for entry in them)
    minor = min(wanted, total)
    parts = spent_first(them, minor)
    has = {entry.id: entry.minor for entry in them}

    assert sum(part.minor for part in parts) == minor
    assert all(0 < part.minor <= has[part.entry] for part in parts)
    shuffled = list(them)
    chance.shuffle(shuffled)
    assert spent_first(shuffled, minor) == parts


@given(entries, st.integers(0, 100_000), st.integers(0, 2_000_000_000))
def test_spending_leaves_as_much_to_withdraw_as_can_be(them, wanted, when):
    at_that = instant(when)
    total = sum(entry.minor for entry in them)
    minor = min(wanted, total)
    left = {part.entry: part.minor for part in spent_first(them, minor)}
    rest = [Entry(e.id, e.minor - left.get(e.id, 0), e.withdrawable_at) for e in them]
    assert withdrawable(rest, at=at_that) == min(withdrawable(them, at=at_that), total - minor)


@given(entries, st.integers(1, 100_000), st.integers(0, 2_000_000_000))
def test_what_is_too_early_can_be_paid_at_the_instant_that_is_said(them, minor, when):
    wanted = Money(minor, "EUR")
    ruling = rule_on_payout(TERMS, entries=them, wanted=wanted, at=instant(when)).outcome
    if ruling.payable is Payable.TOO_EARLY:
        then = ruling.possible_at
        assert then > instant(when)
        assert rule_on_payout(TERMS, entries=them, wanted=wanted, at=then).outcome.payable == "paid"
    if ruling.payable is Payable.PAID:
        parts = withdrawn_first(them, minor, at=instant(when))
        assert sum(part.minor for part in parts) == minor
