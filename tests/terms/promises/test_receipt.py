"""A receipt of a promise adds up, and says the same as somebody who looks at the clock."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makegood.terms.promises.owed import promises_of
from makegood.terms.promises.promise import State
from makegood.terms.promises.receipt import receipt_of
from makegood.terms.worktime.stretch import Suspension
from tests.terms.drafted import draft
from tests.terms.promises.test_labels import RULES
from tests.terms.promises.written import HOURS, START, history, seconds, since
from tests.terms.worktime.oracle import MINUTE, open_minutes

WAITS = """
[[promise]]
id = "answer"
clause = "3"
strength = "commitment"
starts = ["opened"]
stops = ["reply"]
within = "4 hours"
pauses = ["waiting_for_customer", "suspension"]
"""
AWAY = Suspension(date(2026, 6, 2), date(2026, 6, 2), frozenset(), datetime(2026, 5, 1, tzinfo=UTC))


def receipts(rules, words, until, known=(), suspensions=()):
    """Each promise's receipt in lines: from, to, counted, how; and what was used."""
    agreement, end = draft(rules), START + seconds(until)
    found = []
    for one in promises_of(agreement, history(words), dict(known), end, suspensions):
        receipt = receipt_of(agreement, one, end)
        assert receipt is not None
        parts = [
            f"{since(part.begins)} {since(part.ends)} {part.counted // MINUTE}m"
            f"{' stood still' if part.stood_still else ''}{' late' if part.is_late else ''}"
            for part in receipt.parts
        ]
        found.append((parts, receipt.used))
    return found


def of(within):
    return HOURS + WAITS.replace("4 hours", within)


HOUR = 60 * MINUTE


@pytest.mark.parametrize(
    ("within", "words", "until", "parts", "used"),
    [
        ("4 hours", "0 opened, 3h reply", "9h", ["0 3h 180m"], 3 * HOUR),
        ("4 hours", "0 opened", "5h", ["0 4h 240m", "4h 5h 60m late"], 4 * HOUR),
        (
            "4 hours",
            "0 opened, 1h waiting, 3h resumed",
            "4h",
            ["0 1h 60m", "1h 3h 0m stood still", "3h 4h 60m"],
            2 * HOUR,
        ),
        ("4 hours", "0 opened, 1h waiting", "4h", ["0 1h 60m", "1h 4h 0m stood still"], HOUR),
        # Eight open hours a day: from Monday 13:00 on four are left of it.
        (
            "6 working hours",
            "4h opened",
            "1d+1h",
            ["4h 1d+1h 300m"],
            5 * HOUR,
        ),
        ("2 working days", "0 opened", "1d+9h", ["0 1d+9h 960m"], 1),
        ("2 business days", "0 opened", "2d+1h", ["0 2d 960m", "2d 2d+1h 60m late"], 2),
    ],
)
def test_a_receipt_shows_what_was_counted(within, words, until, parts, used):
    assert receipts(of(within), words, until) == [(parts, used)]


def test_a_suspension_stands_still_in_the_receipt():
    shown = receipts(of("20 working hours"), "0 opened", "2d+1h", suspensions=(AWAY,))
    assert shown == [(["0 15h 480m", "15h 1d+15h 0m stood still", "1d+15h 2d+1h 60m"], 9 * HOUR)]


def test_what_a_late_change_of_a_label_gives_is_counted_from_it():
    known = {"plan": "gold"}
    ((parts, used),) = receipts(RULES, "0 opened, 3h priority high", "4h", known)
    assert (parts, used) == (["0 3h 180m", "3h 4h 60m"], HOUR)


def test_what_is_owed_no_more_has_no_receipt():
    agreement, words = draft(RULES), "0 opened, 1h priority low"
    known = {"plan": "basic", "priority": "high"}
    (lifted,) = promises_of(agreement, history(words), known, START + seconds("1d"))
    assert lifted.state == State.LIFTED
    assert receipt_of(agreement, lifted, START + seconds("1d")) is None


minutes = st.integers(0, 5 * 24 * 60)


@settings(max_examples=60)
@given(
    within=st.sampled_from(["90 minutes", "4 hours", "4 working hours", "30 working hours"]),
    waits=st.lists(st.tuples(minutes, minutes), max_size=3),
    until=minutes,
)
def test_the_parts_follow_one_another_and_hold_what_a_clerk_counts(within, waits, until):
    """He looks at the clock once a minute, and knows no more than when we waited."""
    agreement = draft(of(within))
    words = ["0 opened"]
    for begins, ends in waits:
        words += [f"{min(begins, ends)}m waiting", f"{max(begins, ends)}m resumed"]
    end = START + until * MINUTE
    (promise,) = promises_of(agreement, history(", ".join(words)), {}, end)
    receipt = receipt_of(agreement, promise, end)
    assert receipt is not None

    stood_still = [
        any(one.begins <= at and (one.ends is None or at < one.ends) for one in promise.pauses)
        for at in range(START, end, MINUTE)
    ]
    works = "working" in within
    looked = open_minutes(agreement.calendar(), START, until) if works else [True] * until
    counts = [opened and not still for opened, still in zip(looked, stood_still, strict=True)]
    for part in receipt.parts:
        first, last = (part.begins - START) // MINUTE, (part.ends - START) // MINUTE
        assert part.counted == MINUTE * sum(counts[first:last])
    edges = [part.begins for part in receipt.parts] + [part.ends for part in receipt.parts[-1:]]
    assert edges == sorted(edges)
    assert not edges or (edges[0], edges[-1]) == (START, end)
    in_time = sum(part.counted for part in receipt.parts if not part.is_late)
    assert receipt.used == in_time
