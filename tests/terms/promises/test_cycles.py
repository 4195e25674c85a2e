"""Pauses, corrections, cadences and clearing: when a clock runs, stands still and goes on."""

from datetime import UTC, date, datetime

import pytest

from makegood.terms.worktime.stretch import Suspension
from tests.terms.promises.written import HOURS, REPLY, lines, promises, since

PAUSED = """
[[promise]]
id = "fix"
clause = "6"
strength = "target"
starts = ["opened"]
stops = ["solved"]
within = "8 hours"
pauses = ["waiting_for_customer", "suspension"]
"""
WAITS = [
    ("0 opened, 2h waiting, 5h resumed", "6h", ["0 11h - running"]),
    ("0 opened, 2h waiting, 5h customer_message", "6h", ["0 11h - running"]),
    ("0 opened, 2h waiting", "9h", ["0 - - paused"]),
    ("0 opened, 2h waiting, 9h solved", "10h", ["0 - 9h kept"]),
    # a question asked too late pauses nothing, and takes no delay away before it
    ("0 opened, 9h waiting, 10h resumed, 12h solved", "1d", ["0 8h 12h broken"]),
    # one that is waited for already is not waited for twice; nothing waits for what is answered
    ("0 opened, 2h waiting, 3h waiting, 5h resumed, 6h resumed", "6h", ["0 11h - running"]),
    ("0 opened, 2h resumed, 2h waiting", "6h", ["0 8h - running"]),
    # solved and taken back: the count goes on as a promise of its own
    (
        "0 opened, 2h solved, 5h reopened, 6h solved",
        "1d",
        ["0 8h 2h kept", "0 11h 6h kept"],
    ),
    ("0 opened, 2h solved, 5h reopened", "1d", ["0 8h 2h kept", "0 11h - broken"]),
    ("0 opened, 9h solved, 10h reopened, 20h solved", "1d", ["0 8h 9h broken"]),
    # once from the first start, however often it starts
    ("0 opened, 2h solved, 5h opened", "1d", ["0 8h 2h kept"]),
]


@pytest.mark.parametrize(("words", "until", "found"), WAITS)
def test_a_clock_stands_still_while_the_customer_is_asked(words, until, found):
    assert lines(promises(PAUSED, words, until)) == found


def test_delay_does_not_grow_in_a_pause():
    (one,) = promises(PAUSED, "0 opened, 9h waiting, 10h resumed, 12h solved", "1d")
    assert one.overdue_seconds == 3 * 3600


def test_nothing_pauses_a_rule_that_names_no_pause():
    rules = PAUSED.replace('"waiting_for_customer", ', "")
    assert lines(promises(rules, "0 opened, 2h waiting", "8h")) == ["0 8h - running"]


TIERS = """
[[tier]]
id = "premium"
clause = "2"
paid = false
[[tier]]
id = "basic"
clause = "2"
paid = false
"""
REST = Suspension(
    first_on=date(2026, 6, 1),
    last_on=date(2026, 6, 2),
    tiers=frozenset({"premium"}),
    published_at=datetime(2026, 6, 1, 10, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("tier", "words", "found"),
    [
        # from the publication at ten until the midnight after the last day, and never twice
        ("premium", "0 opened", "1d+22h"),
        ("premium", "0 opened, 2h waiting, 5h resumed", "1d+22h"),
        ("premium", "0 opened, 2h waiting, 1d+16h resumed", "1d+23h"),
        ("basic", "0 opened", "8h"),
        (None, "0 opened", "8h"),
    ],
)
def test_a_suspension_stops_the_clocks_of_its_tiers(tier, words, found):
    known = {"tier": tier} if tier else {}
    (one,) = promises(TIERS + PAUSED, words, "2d", known, suspensions=(REST,))
    assert since(one.due_at) == found


def test_a_suspension_is_shown_as_a_pause():
    (one,) = promises(TIERS + PAUSED, "0 opened", "2h", {"tier": "premium"}, suspensions=(REST,))
    assert one.state == "paused"
    assert since(one.due_at) == "1d+22h"


CORRECTION = f"""
{HOURS}
[[promise]]
id = "correction"
clause = "7"
strength = "guarantee"
starts = ["reported"]
stops = ["corrected"]
within = "30 working days"
deemed_after = "10 working days"
"""
# reported on Monday 1 June: due with the closing of Monday 13 July, 42 days later
DUE = "42d+8h"
CORRECTIONS = [
    ("0 reported", "42d", [f"0 {DUE} - running"]),
    (f"0 reported, {DUE} corrected", "60d", [f"0 {DUE} {DUE} kept"]),
    (f"0 reported, {DUE}+1s corrected", "60d", [f"0 {DUE} {DUE}+1s broken"]),
    # "not fixed" while silence is no consent yet: the same promise goes on
    ("0 reported, 1d corrected, 15d not_fixed", "16d", ["0 56d+8h - running"]),
    # later: what was kept stays kept, and the count goes on
    (
        "0 reported, 1d corrected, 16d not_fixed",
        "16d",
        [f"0 {DUE} 1d kept", "0 57d+8h - running"],
    ),
]


@pytest.mark.parametrize(("words", "until", "found"), CORRECTIONS)
def test_a_correction_counts_on_if_it_was_none(words, until, found):
    assert lines(promises(CORRECTION, words, until)) == found


def test_silence_is_consent_after_a_while():
    (one,) = promises(CORRECTION, "0 reported, 1d corrected", "2d")
    assert since(one.settles_at) == "15d+8h"


CADENCE = """
[[promise]]
id = "progress"
clause = "5"
strength = "commitment"
starts = ["reply"]
stops = ["reply", "update"]
each = "cadence"
within = "4 hours"
"""
BEATS = [
    ("0 opened", "1d", []),
    ("1h reply", "2h", ["1h 5h - running"]),
    (
        "1h reply, 5h update, 10h reply",
        "11h",
        ["1h 5h 5h kept", "5h 9h 10h broken", "10h 14h - running"],
    ),
    ("1h reply, 2h solved, 3h reply", "1d", ["1h 5h 2h kept"]),
    ("1h reply, 2h closed", "1d", ["1h 5h 2h kept"]),
    ("1h reply, 6h solved", "1d", ["1h 5h 6h broken"]),
    ("1h reply, 2h no_answer_needed", "1d", ["1h 5h 2h lifted"]),
    ("1h reply, 2h no_answer_needed, 3h reply", "4h", ["1h 5h 2h lifted", "3h 7h - running"]),
    # reopened: on from where it stopped
    ("1h reply, 2h solved, 10h reopened", "11h", ["1h 5h 2h kept", "1h 13h - running"]),
]


@pytest.mark.parametrize(("words", "until", "found"), BEATS)
def test_a_cadence_goes_on_until_the_ticket_is_solved(words, until, found):
    assert lines(promises(CADENCE, words, until)) == found


CLEARING = REPLY + "not_before_clearing = true\n"
CLEARED = [
    ("0 opened", "2d", []),
    ("0 opened, 5h cleared", "6h", ["5h 1d+5h - running"]),
    ("0 cleared, 5h opened", "6h", ["5h 1d+5h - running"]),
    ("0 opened, 4h reply, 5h cleared", "6h", []),
    ("0 opened, 5h cleared, 1d+5h+1s reply", "2d", ["5h 1d+5h 1d+5h+1s broken"]),
]


@pytest.mark.parametrize(("words", "until", "found"), CLEARED)
def test_nothing_is_owed_before_the_payment_cleared(words, until, found):
    assert lines(promises(CLEARING, words, until)) == found


@pytest.mark.parametrize(
    ("within", "found"),
    [
        ("90 minutes", "1h+30m"),
        ("1 day", "1d"),
        ("8 working hours", "8h"),
        ("9 working hours", "1d+1h"),
        ("1 business day", "1d"),
        ("1 working day", "1d+8h"),
    ],
)
def test_each_unit_has_its_own_clock(within, found):
    rules = HOURS + PAUSED.replace("8 hours", within)
    (one,) = promises(rules, "0 opened", "0")
    assert since(one.due_at) == found
