"""A window ends with its last day, on the agreement's clocks; months count from the first day."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.terms.windows.window import (
    State,
    ended_early,
    prolonged,
    rule_of,
    rule_on_window,
    state,
)
from makegood.terms.worktime.zone import Zone, instant
from tests.terms.drafted import draft

RULES = """
zone = "{zone}"
[[window]]
id = "support"
clause = "2"
length = "{length}"
begins = "purchase"
ends = "{ends}"
"""
BERLIN = Zone("Europe/Berlin")


def agreement(length="3 months", zone="Europe/Berlin", ends="end_of_day"):
    return draft(RULES.format(length=length, zone=zone, ends=ends))


def at(words, zone=BERLIN):
    return instant(zone.second_of(datetime.fromisoformat(words)))


def ends(length, begins, zone="Europe/Berlin", kind="end_of_day"):
    clocks = Zone(zone)
    ruling = rule_on_window(agreement(length, zone, kind), "support", begins_at=at(begins, clocks))
    assert ruling.cites == ["2"]
    return clocks.wall(ruling.outcome.ends_at).isoformat(sep=" ")


@pytest.mark.parametrize(
    ("length", "begins", "last"),
    [
        ("3 months", "2026-11-30 10:00", "2027-02-28 23:59:59"),
        ("3 months", "2027-11-30 10:00", "2028-02-29 23:59:59"),  # a leap year
        ("3 months", "2026-01-15 00:00", "2026-04-15 23:59:59"),  # clocks went forward between
        ("3 months", "2026-12-31 23:59:59", "2027-03-31 23:59:59"),
        ("1 month", "2026-01-31 12:00", "2026-02-28 23:59:59"),
        ("1 year", "2024-02-29 12:00", "2025-02-28 23:59:59"),
        ("30 days", "2026-03-01 09:00", "2026-03-31 23:59:59"),  # the end of the 30th day after
        ("1 day", "2026-10-24 12:00", "2026-10-25 23:59:59"),  # a day of 25 hours
    ],
)
def test_a_window_ends_with_its_last_day(length, begins, last):
    assert ends(length, begins) == last


def test_a_window_can_end_at_the_very_second():
    assert ends("3 months", "2026-11-30 10:00:05", kind="instant") == "2027-02-28 10:00:05"


def test_the_day_is_that_of_the_agreements_clocks():
    assert ends("30 days", "2026-03-01 00:30", zone="Pacific/Auckland") == "2026-03-31 23:59:59"
    half_past = datetime(2026, 3, 1, 0, 30, tzinfo=UTC)
    window = rule_on_window(
        agreement("30 days", "America/New_York"), "support", begins_at=half_past
    ).outcome
    assert Zone("America/New_York").wall(window.ends_at).date().isoformat() == "2026-03-30"


def test_its_last_second_counts_and_the_next_does_not():
    window = rule_on_window(agreement(), "support", begins_at=at("2026-11-30 10:00")).outcome

    assert state(window, at("2026-11-30 09:59:59")) is State.NONE
    assert state(window, at("2026-11-30 10:00:00")) is State.ACTIVE
    assert state(window, at("2027-02-28 23:59:59")) is State.ACTIVE
    assert state(window, at("2027-02-28 23:59:59") + timedelta(milliseconds=999)) is State.ACTIVE
    assert state(window, at("2027-03-01 00:00:00")) is State.ENDED
    assert state(None, at("2027-03-01 00:00:00")) is State.NONE


def test_a_window_that_is_ended_early_ends_there_and_only_while_it_runs():
    window = rule_on_window(agreement(), "support", begins_at=at("2026-11-30 10:00")).outcome
    ended = ended_early(window, at("2026-12-24 12:00"))

    assert state(ended, at("2026-12-24 12:00")) is State.ACTIVE
    assert state(ended, at("2026-12-24 12:00:01")) is State.ENDED
    assert ended_early(ended, at("2027-01-01 00:00")) == ended
    assert ended_early(window, at("2026-11-01 00:00")) == window


def test_months_are_counted_from_the_first_day_and_not_from_the_short_month():
    terms = agreement()
    window = rule_on_window(terms, "support", begins_at=at("2026-11-30 10:00")).outcome
    rule = rule_of(terms, "support")

    last_days = []
    for _renewal in range(3):
        window = prolonged(terms, rule, window, rule.length)
        last_days.append(BERLIN.wall(window.ends_at).date().isoformat())
    assert last_days == ["2027-05-30", "2027-08-30", "2027-11-30"]


def test_what_was_ended_early_is_prolonged_from_that_day():
    terms = agreement()
    rule = rule_of(terms, "support")
    window = rule_on_window(terms, "support", begins_at=at("2026-11-30 10:00")).outcome

    again = prolonged(terms, rule, ended_early(window, at("2026-12-24 12:00")), rule.length)
    assert BERLIN.wall(again.ends_at).isoformat(sep=" ") == "2027-03-24 23:59:59"


instants = st.integers(0, 3_600_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
lengths = st.builds(
    lambda amount, unit: f"{amount} {unit}{'' if amount == 1 else 's'}",
    st.integers(1, 40),
    st.sampled_from(["day", "month", "year"]),
)
zones = st.sampled_from(["Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "UTC-03:30"])


@given(instants, lengths, zones, st.sampled_from(["end_of_day", "instant"]))
def test_a_window_never_ends_before_it_begins_and_grows_when_it_is_prolonged(
    begins, length, zone, kind
):
    terms = agreement(length, zone, kind)
    rule = rule_of(terms, "support")
    window = rule_on_window(terms, "support", begins_at=begins).outcome

    assert state(window, begins) is State.ACTIVE
    longer = prolonged(terms, rule, window, rule.length)
    assert longer.begins_at == window.begins_at
    assert longer.ends_at > window.ends_at


@given(instants, instants, lengths, zones)
def test_a_later_beginning_never_ends_earlier(one, other, length, zone):
    terms = agreement(length, zone)
    earlier, later = (
        rule_on_window(terms, "support", begins_at=begins).outcome.ends_at
        for begins in sorted((one, other))
    )
    assert earlier <= later
