"""What the vendor declares begins after it is published, with the notice that was agreed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.terms.coverage.closing import rule_on_closing
from makegood.terms.coverage.declaration import rule_on_declaration
from makegood.terms.worktime.zone import Zone, instant
from tests.terms.drafted import draft

MAIL = '\n[[channel]]\nid = "mail"\nclause = "1"\ntakes = "refused"\n'
TIERS = """
[[tier]]
id = "fast"
clause = "1"
paid = false
[[tier]]
id = "slow"
clause = "1"
paid = false
"""
DECLARES = """
zone = "Europe/Berlin"
[[declares]]
what = "suspension"
clause = "13"
notice_days = 10
tiers = ["fast"]
[[declares]]
what = "holiday"
clause = "14"
[[declares]]
what = "closing"
clause = "15"
notice_days = 30
"""
AGREEMENT = draft(DECLARES + TIERS + MAIL)
BERLIN = Zone("Europe/Berlin")
FAST, ALL = frozenset({"fast"}), frozenset({"fast", "slow"})


def at(words):
    return instant(BERLIN.second_of(datetime.fromisoformat(words)))


def rule(what, begins, published, tiers=ALL):
    return rule_on_declaration(
        AGREEMENT, what=what, tiers=tiers, begins_at=at(begins), published_at=at(published)
    )


@pytest.mark.parametrize(
    ("what", "begins", "published", "tiers", "outcome", "clause"),
    [
        ("suspension", "2026-08-15 00:00", "2026-08-05 23:59:59", FAST, "allowed", "13"),
        ("suspension", "2026-08-15 00:00", "2026-08-06 00:00", FAST, "notice_too_short", "13"),
        ("suspension", "2026-08-15 00:00", "2026-07-01 09:00", ALL, "other_tier", "13"),
        ("suspension", "2026-08-15 00:00", "2026-08-15 00:00:01", FAST, "in_the_past", "13"),
        ("holiday", "2026-08-15 00:00", "2026-08-14 23:59:59", ALL, "allowed", "14"),
        ("holiday", "2026-08-15 00:00", "2026-08-15 00:00", ALL, "allowed", "14"),
        ("holiday", "2026-08-15 00:00", "2026-08-15 00:00:01", ALL, "in_the_past", "14"),
        ("closing", "2026-07-01 00:00", "2026-06-01 23:59:59", ALL, "allowed", "15"),
        ("closing", "2026-07-01 00:00", "2026-06-02 00:00", ALL, "notice_too_short", "15"),
        ("closure", "2026-07-01 00:00", "2026-01-01 00:00", ALL, "not_foreseen", "1"),
    ],
)
def test_a_declaration_counts_from_its_publication_on(
    what, begins, published, tiers, outcome, clause
):
    ruling = rule(what, begins, published, tiers)
    assert ruling.outcome == outcome
    assert ruling.cites == [clause]


def test_a_notice_is_counted_in_days_of_the_date():
    ruling = rule("closing", "2026-07-01 00:00", "2026-06-02 00:00")
    assert ruling.findings == ["notice_is_too_short"]
    assert ruling.because[0].facts == (("days", 29), ("needed", 30))


@given(st.integers(0, 10**7), st.integers(0, 10**6))
def test_who_publishes_earlier_is_never_refused_for_it(seconds, earlier):
    begins = datetime(2026, 12, 1, tzinfo=UTC)

    def allowed(before):
        published = begins - timedelta(seconds=before)
        ruling = rule_on_declaration(
            AGREEMENT, what="closing", tiers=ALL, begins_at=begins, published_at=published
        )
        return ruling.outcome == "allowed"

    assert allowed(seconds + earlier) or not allowed(seconds)


@pytest.mark.parametrize(
    ("words", "sells", "finding"),
    [
        ("2026-06-30 23:59:59", True, "closing_ahead"),
        ("2026-07-01 00:00", False, "closed_for_good"),
        ("2027-07-01 00:00", False, "closed_for_good"),
    ],
)
def test_from_the_closing_day_nothing_is_sold_or_opened(words, sells, finding):
    ruling = rule_on_closing(AGREEMENT, closes_on=date(2026, 7, 1), at=at(words))
    assert (ruling.outcome.sells, ruling.outcome.opens) == (sells, sells)
    assert (ruling.cites, ruling.findings) == (["15"], [finding])
    assert ruling.because[0].facts == (("day", "2026-07-01"),)


def test_a_closing_day_that_another_version_foresaw_counts_all_the_same():
    ruling = rule_on_closing(draft(MAIL), closes_on=date(2026, 7, 1), at=at("2026-08-01 00:00"))
    assert (ruling.outcome.opens, ruling.cites) == (False, ["1"])
