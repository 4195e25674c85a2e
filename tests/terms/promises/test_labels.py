"""Priority and plan decide about the time, as they are while it runs."""

import pytest

from tests.terms.promises.written import HOURS, PRIORITIES, lines, promises

RULES = (
    PRIORITIES
    + """
[[plan]]
id = "basic"
clause = "1"
[[plan]]
id = "gold"
clause = "1"
[[promise]]
id = "answer"
clause = "3"
strength = "commitment"
starts = ["opened"]
stops = ["reply"]
by = ["plan", "priority"]
[promise.within.gold]
high = "2 hours"
low = "8 hours"
[promise.within.basic]
high = "10 hours"
low = "none"
"""
)
GOLD = {"plan": "gold"}
CASES = [
    # a ticket that says nothing has the priority that is meant then
    (GOLD, "0 opened", "1h", ["0 8h - running"]),
    ({"plan": "gold", "priority": "high"}, "0 opened", "1h", ["0 2h - running"]),
    # counted from the first start, whichever way the label changes in time
    (GOLD, "0 opened, 1h priority high", "1h", ["0 2h - running"]),
    ({"plan": "gold", "priority": "high"}, "0 opened, 2h priority low", "3h", ["0 8h - running"]),
    # too late: the time was over
    (
        {"plan": "gold", "priority": "high"},
        "0 opened, 2h+1s priority low",
        "3h",
        ["0 2h - broken"],
    ),
    # nothing is due in the past: two hours from the change, but no later than it was due
    (GOLD, "0 opened, 3h priority high", "3h", ["0 5h - running"]),
    (GOLD, "0 opened, 7h priority high", "7h", ["0 8h - running"]),
    # nothing was owed, then something is
    ({"plan": "basic"}, "0 opened", "9h", []),
    ({"plan": "basic"}, "0 opened, 1h priority high", "9h", ["0 10h - running"]),
    ({"plan": "basic"}, "0 opened, 11h priority high", "12h", ["0 21h - running"]),
    ({"plan": "basic"}, "0 opened, 1h reply, 2h priority high", "9h", []),
    # and the other way round
    (
        {"plan": "basic", "priority": "high"},
        "0 opened, 1h priority low",
        "1d",
        ["0 - 1h lifted"],
    ),
    (
        {"plan": "basic", "priority": "high"},
        "0 opened, 1h priority low, 2h plan gold, 3h plan basic",
        "1d",
        ["0 - 3h lifted"],
    ),
    (
        {"plan": "basic", "priority": "high"},
        "0 opened, 1h priority low, 2h priority low",
        "1d",
        ["0 - 1h lifted"],
    ),
    # of two values of one second the first of the agreement counts
    (GOLD, "0 opened, 1h priority low, 1h priority high", "1h", ["0 2h - running"]),
    # the same label again changes nothing
    (GOLD, "0 opened, 7h priority low", "7h", ["0 8h - running"]),
    # what is not known promises nothing
    ({}, "0 opened", "1h", []),
]


@pytest.mark.parametrize(("known", "words", "until", "found"), CASES)
def test_time_follows_the_labels_until_it_is_over(known, words, until, found):
    assert lines(promises(RULES, words, until, known)) == found


def test_a_change_while_a_pause_lasts_leaves_the_end_open():
    rules = RULES.replace('by = ["plan"', 'pauses = ["waiting_for_customer"]\nby = ["plan"')
    words = "0 opened, 1h waiting, 2h priority high"
    assert lines(promises(rules, words, "3h", GOLD)) == ["0 - - paused"]
    # over before the change, were it not for the pause; then what is shorter
    words = "0 opened, 7h priority high, 7h+30m waiting"
    assert lines(promises(rules, words, "9h", GOLD)) == ["0 - - paused"]


def test_the_labels_of_a_breach_are_those_in_force_when_time_ran_out():
    (one,) = promises(RULES, "0 opened, 8h+1s priority high", "9h", GOLD)
    assert dict(one.labels) == {"plan": "gold", "priority": "low"}


@pytest.mark.parametrize(("fact", "found"), [(True, "1h"), (False, "2h")])
def test_a_table_can_ask_yes_or_no(fact, found):
    rules = """
    [[fact]]
    id = "urgent"
    clause = "1"
    kind = "yes_no"
    asked_of = "customer"
    [[promise]]
    id = "answer"
    clause = "3"
    strength = "commitment"
    starts = ["opened"]
    stops = ["reply"]
    by = ["urgent"]
    within = { yes = "1 hour", no = "2 hours" }
    """
    (one,) = promises(rules, "0 opened", "30m", {"urgent": fact})
    assert lines([one]) == [f"0 {found} - running"]


LADDER = f"""
{HOURS}
[[priority]]
id = "high"
clause = "2"
symptoms = ["down"]
[[priority]]
id = "low"
clause = "2"
symptoms = ["ugly"]
[[escalation]]
id = "ladder"
clause = "4"
when = {{ priority = "high" }}
strength = "guarantee"
starts = ["opened"]
[[escalation.step]]
calls = "on_call"
within = "30 working minutes"
stops = ["assigned"]
[[escalation.step]]
calls = "lead"
within = "4 working hours"
stops = ["escalated", "solved"]
"""
HIGH = {"priority": "high"}
STEPS = [
    (HIGH, "0 opened", "0", ["on_call 30m - running", "lead 4h - running"]),
    (HIGH, "0 opened, 30m assigned", "5h", ["on_call 30m 30m kept", "lead 4h - broken"]),
    (
        HIGH,
        "0 opened, 31m assigned, 1h solved",
        "5h",
        ["on_call 30m 31m broken", "lead 4h 1h kept"],
    ),
    # on Saturday nobody is at work
    (
        HIGH,
        "5d opened",
        "6d",
        ["on_call 7d+30m - running", "lead 7d+4h - running"],
    ),
    ({"priority": "low"}, "0 opened", "5h", []),
    # one that becomes urgent later is called about from the opening, or from then on
    (
        {"priority": "low"},
        "0 opened, 1h priority high",
        "1h",
        ["on_call 1h+30m - running", "lead 4h - running"],
    ),
]


@pytest.mark.parametrize(("known", "words", "until", "found"), STEPS)
def test_each_step_of_a_ladder_is_a_promise(known, words, until, found):
    steps = promises(LADDER, words, until, known)
    assert [
        f"{one.calls} {line.split(' ', 1)[1]}"
        for one, line in zip(steps, lines(steps), strict=True)
    ] == found


def test_what_would_be_over_at_the_very_second_of_a_change_is_counted_from_it():
    assert lines(promises(RULES, "0 opened, 2h priority high", "2h", GOLD)) == ["0 4h - running"]
