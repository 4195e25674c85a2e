"""What comes of a log: promises, what is owed, sums, and the difference of two versions."""

import pytest

from makegood.terms.replay.compare import Comparison
from makegood.terms.replay.run import rulings
from makegood.terms.replay.tally import Tally
from makegood.terms.values import Money
from tests.terms.replay.logs import fact, judged
from tests.terms.replay.promised import promised

AGREEMENT = promised()
SHARE = 'share = { of = "paid", from_percent = 10, to_percent = 20, over = "10 hours" }'
HOURS = """
[hours]
clause = "7"
zone = "UTC+00:00"
week = { mon = ["09:00-17:00"] }
"""
FACT = '''
[[fact]]
id = "own_fault"'''
PAID = Money(10_000, "EUR")
LOG = [
    # Kept: answered within the hour.
    fact("T1", "09:00:00", "opened"),
    fact("T1", "09:00:00", "priority", "high"),
    fact("T1", "10:00:00", "reply"),
    # Broken by an hour; then broken again, by nine hours and more.
    fact("T2", "09:00:00", "opened"),
    fact("T2", "09:00:00", "priority", "high"),
    fact("T2", "11:00:00", "reply"),
    fact("T2", "11:00:00", "customer_message"),
    fact("T2", "22:00:00", "reply"),
    # Low, and nobody has answered: it runs.
    fact("T3", "09:00:00", "opened"),
    fact("T3", "09:00:00", "priority", "low"),
    fact("T3", "10:00:00", "note"),
    # Nothing is promised without a priority.
    fact("T4", "09:00:00", "opened"),
]


def tallied(lines, agreement=AGREEMENT, **asked):
    tally = Tally()
    found, _troubles = judged(lines, agreement, **asked)
    for one in found:
        tally.add(one)
    return tally


def lines_of(tally):
    return {
        key: (dict(line.states), line.longest_seconds) for key, line in sorted(tally.lines.items())
    }


def test_a_tally_counts_by_promise_and_priority():
    tally = tallied(LOG, paid=PAID)

    assert tally.tickets == 4
    assert lines_of(tally) == {
        ("answer", "high"): ({"kept": 1, "broken": 2}, 36_000),
        ("answer", "low"): ({"running": 1}, 0),
    }
    assert tally.states == {"kept": 1, "broken": 2, "running": 1}
    # 11.00 EUR for the hour; then 20.00 EUR, of which the ceiling of 15.00 EUR leaves 4.00 EUR.
    assert tally.owed == {("late", "money", "EUR"): 1500}
    assert tally.awards == {("late", "money", "EUR"): 2}
    assert tally.lessened == {"cap_cuts": 1}
    assert tally.nothing_owed == {}


def test_without_a_price_nothing_can_be_said_of_what_is_owed():
    tally = tallied(LOG)
    assert tally.owed == {}
    assert tally.nothing_owed == {"base_is_missing": 2}


def test_the_price_in_the_log_goes_before_the_one_that_is_asked_with():
    lines = [*LOG[3:6], '{"ticket": "T2", "what": "paid", "value": "10 USD"}']
    assert tallied(lines, paid=PAID).owed == {("late", "money", "USD"): 110}


def test_a_ticket_that_was_never_opened_counts_as_one():
    tally = tallied([fact("T1", "09:00:00", "reply")])
    assert (tally.tickets, tally.states) == (1, {})


def test_until_decides_what_still_runs():
    early = {"until": 1785747600 + 3600}  # 10:00, the last second of T1 and T2
    assert tallied(LOG, paid=PAID, **early).states == {"kept": 1, "running": 2}
    late = {"until": 1785747600 + 7201}
    assert tallied(LOG, paid=PAID, **late).lines["answer", "low"].states == {"broken": 1}


def test_a_ruling_cites_its_clauses():
    (one,), _troubles = judged(LOG[3:8], AGREEMENT, paid=PAID)
    first, second = rulings(one)

    assert first == {
        "ticket": "T2",
        "promise": "answer",
        "calls": "",
        "strength": "guarantee",
        "labels": {"tier": "support", "priority": "high"},
        "state": "broken",
        "started_at": "2026-08-03T09:00:00Z",
        "due_at": "2026-08-03T10:00:00Z",
        "stopped_at": "2026-08-03T11:00:00Z",
        "overdue_seconds": 3600,
        "remedy": "late",
        "owed": "11 EUR",
        "clauses": ["4", "5", "6"],
        "because": [
            {
                "clause": "4",
                "finding": "promise_was_broken",
                "facts": {
                    "due": "2026-08-03T10:00:00+00:00",
                    "stopped": "2026-08-03T11:00:00+00:00",
                    "late": "1:00:00",
                },
            },
            {
                "clause": "5",
                "finding": "share_by_delay",
                "facts": {"amount": "11 EUR", "base": "100 EUR", "late": "1:00:00"},
            },
            {
                "clause": "6",
                "finding": "cap_cuts",
                "facts": {"wanted": "20 EUR", "left": "15 EUR"},
            },
        ],
    }
    assert (second["owed"], second["clauses"]) == ("4 EUR", ["4", "5", "6"])


def test_a_promise_without_a_breach_owes_nothing():
    found, _troubles = judged([*LOG[:3], *LOG[8:11]], AGREEMENT, paid=PAID)
    assert [
        (ruling["state"], ruling["stopped_at"], ruling["remedy"], ruling["owed"], ruling["clauses"])
        for one in found
        for ruling in rulings(one)
    ] == [
        ("kept", "2026-08-03T10:00:00Z", None, None, ["4"]),
        ("running", None, None, None, ["4"]),
    ]


def test_units_are_owed_as_units():
    in_units = promised(
        (SHARE, "units = 2"),
        ('goes_to = "wallet"', 'goes_to = "credits"'),
        ('caps = ["all"]', ""),
    )
    (one,), _troubles = judged(LOG[3:6], in_units)
    assert [ruling["owed"] for ruling in rulings(one)] == ["2 units"]


def test_a_promise_beyond_all_reach_is_counted():
    far = promised(('high = "1 hour"', 'high = "900000 working days"'), (FACT, HOURS + FACT))
    found, troubles = judged(LOG[:3], far)
    assert troubles.counts == {"out_of_reach": 1}
    assert [(one.promises, one.owed) for one in found] == [((), ())]


def test_a_price_in_another_currency_is_counted():
    in_dollars = promised(
        (SHARE, 'amount = "5 USD"'),
    )
    found, troubles = judged(LOG[3:6], in_dollars, paid=PAID)
    assert troubles.counts == {"other_currency": 1}
    assert [(one.promises, one.owed) for one in found] == [((), ())]


def compared(before, after, lines=LOG, paid=PAID):
    comparison = Comparison()
    pairs = zip(
        judged(lines, before, paid=paid)[0], judged(lines, after, paid=paid)[0], strict=True
    )
    differs = [difference for pair in pairs if (difference := comparison.add(*pair))]
    return comparison, differs


def test_the_same_version_makes_no_difference():
    comparison, differs = compared(AGREEMENT, promised())
    assert (comparison.tickets, comparison.moves, differs) == (0, {}, [])
    assert comparison.before == comparison.after == tallied(LOG, paid=PAID)


def test_two_versions_differ_by_promise_and_by_what_is_owed():
    comparison, differs = compared(AGREEMENT, promised(('"1 hour"', '"2 hours"')))

    assert comparison.moves == {("answer", "broken", "kept"): 1}
    assert differs == [
        {
            "ticket": "T2",
            "promises": [{"promise": "answer", "before": "broken", "after": "kept"}],
            "owed_before": ["15 EUR"],
            "owed_after": ["15 EUR"],
        }
    ]


WORKED = [  # the worked table of docs/terms/replay.md
    ("10:00:00", [], [], []),
    ("11:00:00", ["11 EUR"], [], [("broken", "kept")]),
    ("16:00:00", ["16 EUR"], ["15 EUR"], []),
]


@pytest.mark.parametrize(("answered", "before", "after", "moves"), WORKED)
def test_one_hour_against_two(answered, before, after, moves):
    wide = ("percent = 15", "percent = 100")
    lines = [*LOG[3:5], fact("T2", answered, "reply")]

    _comparison, differs = compared(
        promised(wide), promised(wide, ('"1 hour"', '"2 hours"')), lines
    )

    assert bool(differs) == (before != after)
    for one in differs:
        assert (one["owed_before"], one["owed_after"]) == (before, after)
        assert [(move["before"], move["after"]) for move in one["promises"]] == moves


def test_a_promise_that_another_version_does_not_make_differs():
    comparison, differs = compared(promised(('low = "2 hours"', 'low = "none"')), AGREEMENT)
    assert comparison.moves == {("answer", "not made", "running"): 1}
    assert [one["ticket"] for one in differs] == ["T3"]


def test_a_ticket_differs_also_by_what_is_owed_alone():
    comparison, differs = compared(AGREEMENT, promised(("percent = 15", "percent = 20")))
    assert (comparison.tickets, comparison.moves) == (1, {})
    assert (differs[0]["owed_before"], differs[0]["owed_after"]) == (["15 EUR"], ["20 EUR"])


def test_owing_nothing_is_no_difference():
    free = '{"ticket": "T2", "what": "paid", "value": "0 EUR"}'
    other = promised(("percent = 15", "percent = 20"))
    comparison, _differs = compared(AGREEMENT, other, lines=[*LOG[3:6], free])
    assert comparison.tickets == 0


def test_where_the_price_is_not_known_nothing_differs():
    other = promised(("percent = 15", "percent = 20"))
    comparison, _differs = compared(AGREEMENT, other, paid=None)
    assert comparison.tickets == 0


def test_units_and_money_are_compared_each_by_itself():
    in_units = promised(
        (SHARE, "units = 2"), ('goes_to = "wallet"', 'goes_to = "credits"'), ('caps = ["all"]', "")
    )
    _comparison, differs = compared(AGREEMENT, in_units)
    assert (differs[0]["owed_before"], differs[0]["owed_after"]) == (["15 EUR"], ["4 units"])


def test_two_versions_can_name_priorities_otherwise():
    """Each reads the log by its own labels."""
    renamed = promised(
        ('id = "high"', 'id = "pressing"'), ('high = "1 hour"', 'pressing = "1 hour"')
    )
    lines = [*LOG[3:6], fact("T2", "09:00:00", "priority", "pressing")]
    found, troubles = judged(lines, renamed, paid=PAID)
    assert len(found[0].promises) == 1
    assert troubles.counts == {"unknown_priority": 1}
