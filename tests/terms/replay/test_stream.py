"""A log of facts: what is read of it, and what in it can't be so."""

import json

import pytest

from makegood.terms.promises.history import ORDER, Moment
from makegood.terms.replay.past import LISTED, REMEMBERED
from makegood.terms.replay.stream import facts_schema
from makegood.terms.values import Money
from tests.terms.replay.logs import fact, heard
from tests.terms.replay.promised import promised

AGREEMENT = promised()
OPENED = fact("T1", "09:00:00", "opened")
NINE = 1785747600  # 2026-08-03T09:00:00Z


def known(ticket, name, value):
    return json.dumps({"ticket": ticket, "what": "known", "fact": name, "value": value})


def test_a_ticket_is_all_of_its_lines():
    lines = [
        OPENED,
        fact("T1", "09:00:00", "priority", "high"),
        fact("T1", "2026-08-03T12:00:00+02:00", "reply"),
        known("T1", "own_fault", True),
        known("T1", "seats", 5),
        json.dumps({"ticket": "T1", "what": "paid", "value": "49.90 EUR"}),
        "",
        fact("T2", "10:00:00", "opened"),
    ]

    (first, second), troubles = heard(lines, AGREEMENT)

    assert first == (
        "T1",
        1,
        (Moment(NINE, "opened"), Moment(NINE, "priority", "high"), Moment(NINE + 3600, "reply")),
        {"own_fault": True, "seats": 5},
        Money(4990, "EUR"),
    )
    assert (second.ticket, second.line, second.known, second.paid) == ("T2", 8, {}, None)
    assert troubles.counts == {}


@pytest.mark.parametrize(
    ("line", "finding", "words"),
    [
        ("no json", "is_no_fact", "no json"),
        ("[1]", "is_no_fact", "[1]"),
        ("[" * 100_000, "is_no_fact", "[" * 80),
        ('{"ticket": "T1", "sort": 1}', "is_no_fact", '{"ticket": "T1", "sort": 1}'),
        ('{"ticket": "", "what": "opened"}', "names_no_ticket", None),
        ('{"what": "opened"}', "names_no_ticket", None),
        ('{"ticket": 7}', "names_no_ticket", None),
        (fact("T1", "09:30:00", "exploded"), "is_unknown", "exploded "),
        ('{"ticket": "T1", "what": ["reply"]}', "is_unknown", "['reply'] "),
        (fact("T1", "09:30:00", "priority", 1), "is_unknown", "priority 1"),
        (fact("T1", "25:00:00", "reply"), "has_no_time", "2026-08-03T25:00:00Z"),
        (fact("T1", "2026-08-03T09:30:00", "reply"), "has_no_time", "2026-08-03T09:30:00"),
        (fact("T1", "1969-12-31T23:59:59Z", "reply"), "has_no_time", "1969-12-31T23:59:59Z"),
        (fact("T1", "2200-01-01T00:00:00Z", "reply"), "has_no_time", "2200-01-01T00:00:00Z"),
        (fact("T1", "0001-01-01T00:00:00+14:00", "reply"), "has_no_time", None),
        (fact("T1", "9999-12-31T23:59:59-14:00", "reply"), "has_no_time", None),
        ('{"ticket": "T1", "what": "reply"}', "has_no_time", "None"),
        (fact("T1", "08:59:59", "reply"), "before_it_was_opened", "reply"),
        (fact("T1", "09:30:00", "priority", "mid"), "unknown_priority", "mid"),
        (known("T1", "own_fault", "maybe"), "unknown_value", "own_fault = maybe"),
        (known("T1", "own_fault", 1), "unknown_value", "own_fault = 1"),
        (known("T1", "seats", True), "unknown_value", "seats = True"),
        (known("T1", "seats", None), "is_unknown", "seats None"),
        ('{"ticket": "T1", "what": "known", "value": 1}', "is_unknown", "None 1"),
        ('{"ticket": "T1", "what": "paid", "value": "49"}', "is_no_sum", "49"),
    ],
)
def test_what_can_not_be_is_counted_and_left_out(line, finding, words):
    (past,), troubles = heard([OPENED, line], AGREEMENT)

    assert past.moments == (Moment(NINE, "opened"),)
    assert past.known == {}
    assert past.paid is None
    assert troubles.counts == {finding: 1}
    if words is not None:
        assert troubles.first[0].words == words


def test_what_an_agreement_does_not_speak_of_is_no_trouble():
    lines = [OPENED, fact("T1", "09:00:00", "plan", "gold"), known("T1", "colour", "red")]

    (past,), troubles = heard(lines, AGREEMENT)

    assert past.moments == (Moment(NINE, "opened"),)
    assert past.known == {}
    assert troubles.counts == {}


def test_a_ticket_that_was_never_opened_has_no_moments():
    (past,), troubles = heard([fact("T1", "09:00:00", "reply")], AGREEMENT)
    assert past.moments == ()
    assert troubles.counts == {"never_opened": 1}


def test_the_payment_can_clear_before_the_opening():
    (past,), troubles = heard([fact("T1", "08:00:00", "cleared"), OPENED], AGREEMENT)
    assert [moment.what for moment in past.moments] == ["cleared", "opened"]
    assert troubles.counts == {}


def test_a_ticket_that_comes_again_is_left_out():
    lines = [OPENED, fact("T2", "09:00:00", "opened"), fact("T1", "10:00:00", "reply")]

    pasts, troubles = heard(lines, AGREEMENT)

    assert [past.ticket for past in pasts] == ["T1", "T2"]
    assert len(pasts[0].moments) == 1
    assert (troubles.first[0].line, troubles.counts) == (3, {"comes_again": 1})


@pytest.mark.parametrize(("between", "comes_again"), [(REMEMBERED, 1), (2 * REMEMBERED, 0)])
def test_so_many_tickets_are_remembered_and_no_more(between, comes_again):
    others = (fact(f"N{number}", "09:00:00", "opened") for number in range(between))
    _pasts, troubles = heard([OPENED, *others, OPENED], AGREEMENT)
    assert troubles.counts.get("comes_again", 0) == comes_again


def test_the_first_troubles_are_kept_one_by_one_and_print_safely():
    lines = [OPENED, *['\x1b[2Jtext \ud800"' for _ in range(LISTED + 1)]]

    _pasts, troubles = heard(lines, AGREEMENT)

    assert troubles.counts == {"is_no_fact": LISTED + 1}
    assert len(troubles.first) == LISTED
    assert troubles.first[0].words == '?[2Jtext ?"'


def test_the_schema_says_what_a_line_can_be():
    kinds = facts_schema()["oneOf"]
    keys = [list(kind["properties"]) for kind in kinds]

    assert keys == [
        ["ticket", "at", "what"],
        ["ticket", "at", "what", "value"],
        ["ticket", "what", "fact", "value"],
        ["ticket", "what", "value"],
    ]
    assert [kind["required"] for kind in kinds] == keys
    assert not any(kind["additionalProperties"] for kind in kinds)


def test_the_schema_knows_everything_that_can_happen():
    happens, labels = (kind["properties"]["what"]["enum"] for kind in facts_schema()["oneOf"][:2])
    assert sorted([*happens, *labels]) == sorted(ORDER)
