"""A table of another program: what a map makes of its rows, and what in them can't be so."""

import pytest

from makegood.terms.agreement.flaw import AgreementFlawed
from makegood.terms.promises.history import Moment
from makegood.terms.replay.mapping import read_map
from makegood.terms.replay.rows import ColumnsMissing
from makegood.terms.values import Money
from tests.terms.replay.logs import read
from tests.terms.replay.promised import promised

MAP = """
[log]
ticket = "id"
at = "changed"
time = "%d/%m/%Y %H:%M"
zone = "Europe/Berlin"
missing = ["?"]
delimiter = ";"

[[instant]]
what = "opened"
column = "opened"

[[instant]]
what = "solved"
column = "done"
row = "last"

[[label]]
what = "priority"
column = "urgency"
otherwise = ["odd", "low"]
[label.values]
"1" = ["critical", "high"]
"9" = ["none_of_ours"]

[[label]]
what = "plan"
column = "urgency"
values = {}

[[state]]
column = "state"
[state.becomes]
"Active" = ["reply"]
"Asked" = ["waiting"]
[state.leaves]
"Asked" = ["resumed"]

[[state]]
column = "who"
changes = ["assigned"]

[[fact]]
fact = "own_fault"
column = "fault"
values = { yes = true, no = false, maybe = "maybe" }

[[fact]]
fact = "colour"
column = "fault"
values = { yes = "red" }

[paid]
column = "price"
currency = "EUR"

[known]
seats = ["many", 5, 7]
tier = "gold"
"""
HEAD = "id;changed;opened;done;urgency;state;who;fault;price;other"
BERLIN_NINE = 1785740400  # 2026-08-03T09:00 in Berlin


def table(*rows, log_map=MAP, head=HEAD):
    lines = [f"{line}\n" for line in (head, *rows)]
    return read(lines, read_map("map.toml", log_map), promised())


def row(**cells):
    usual = {
        "id": "T1",
        "changed": "03/08/2026 09:00",
        "opened": "03/08/2026 09:00",
        "done": "?",
        "urgency": "1",
        "state": "New",
        "who": "?",
        "fault": "",
        "price": "?",
        "other": "",
    }
    return ";".join((usual | cells).values())


def found(past):
    return {(moment.at - BERLIN_NINE, *moment[1:]) for moment in past.moments}


def test_rows_become_moments():
    (past,), troubles = table(
        row(),
        row(changed="03/08/2026 09:10", state="Active", who="Ann"),
        row(changed="03/08/2026 09:20", state="Asked", who="Ann"),
        row(changed="03/08/2026 09:30", state="Active", who="?", urgency="?"),
        row(
            changed="03/08/2026 09:40",
            state="Done",
            who="Bob",
            done="03/08/2026 09:35",
            urgency="3",
            fault="no",
            price="49.90",
        ),
    )

    assert found(past) == {
        (0, "opened", ""),
        (0, "priority", "high"),
        (600, "reply", ""),
        (600, "assigned", ""),
        (1200, "waiting", ""),
        (1800, "resumed", ""),
        (1800, "reply", ""),
        (2400, "priority", "low"),
        (2400, "assigned", ""),
        (2100, "solved", ""),
    }
    assert past.known == {"seats": 5, "own_fault": False}
    assert past.paid is None  # the price is that of the first row
    assert troubles.counts == {}


def test_rows_count_by_their_time():
    rows = [
        row(price="49.90"),
        row(changed="03/08/2026 09:10", state="Asked"),
        row(changed="03/08/2026 09:20", state="Active"),
    ]

    (in_order,), _troubles = table(*rows)
    (reversed_,), _troubles = table(*reversed(rows))

    assert set(reversed_.moments) == set(in_order.moments)
    assert in_order.paid == reversed_.paid == Money(4990, "EUR")


def test_the_first_label_counts_from_the_opening_on():
    (past,), _troubles = table(row(changed="03/08/2026 09:10"))
    assert (0, "priority", "high") in found(past)


def test_a_doubled_hour_is_its_first():
    """Berlin's clocks go back on 25 October 2026, at three; 02:30 comes twice."""
    (past,), _troubles = table(row(opened="25/10/2026 02:30", changed="25/10/2026 12:00"))
    assert past.moments[0].at == 1792888200  # 00:30 in UTC


@pytest.mark.parametrize(
    ("cells", "finding", "words"),
    [
        ({"changed": "31/06/2026 09:10"}, "has_no_time", "31/06/2026 09:10"),
        ({"changed": "01/01/0001 00:00"}, "has_no_time", "01/01/0001 00:00"),
        ({"changed": "31/12/9999 23:59"}, "has_no_time", "31/12/9999 23:59"),
        ({"changed": ""}, "has_no_time", ""),
        ({"changed": "?"}, "has_no_time", "?"),
        ({"changed": "02/08/2026 09:10", "state": "Active"}, "before_it_was_opened", "reply"),
        ({"done": "soon", "changed": "03/08/2026 10:00"}, "has_no_time", "soon"),
        ({"done": "02/08/2026 09:00", "changed": "03/08/2026 10:00"}, "before_it_was_opened", None),
        ({"fault": "maybe", "changed": "03/08/2026 10:00"}, "unknown_value", "own_fault = maybe"),
        ({"id": "?"}, "names_no_ticket", ""),
        ({"id": ""}, "names_no_ticket", ""),
    ],
)
def test_what_can_not_be_is_counted_and_left_out(cells, finding, words):
    pasts, troubles = table(row(), row(**cells))

    assert (0, "opened", "") in found(pasts[0])
    assert not any(moment.what in ("reply", "solved") for moment in pasts[0].moments)
    assert troubles.counts == {finding: 1}
    if words is not None:
        assert troubles.first[0].words == words


def test_a_word_that_the_map_does_not_list_is_counted():
    log_map = MAP.replace('otherwise = ["odd", "low"]\n', "")
    (past,), troubles = table(row(urgency="7"), log_map=log_map)
    assert not any(moment.what == "priority" for moment in past.moments)
    assert troubles.counts == {"unknown_priority": 1}


def test_a_word_that_means_nothing_to_the_agreement_is_no_trouble():
    (past,), troubles = table(row(urgency="9"))
    assert not any(moment.what == "priority" for moment in past.moments)
    assert troubles.counts == {}


def test_a_price_that_is_none_is_counted():
    (past,), troubles = table(row(price="49.9"))
    assert past.paid is None
    assert troubles.counts == {"is_no_sum": 1}


def test_a_price_can_name_its_currency():
    log_map = MAP.replace('currency = "EUR"\n', "")
    (past,), _troubles = table(row(price="49 USD"), log_map=log_map)
    assert past.paid == Money(4900, "USD")


def test_a_ticket_without_an_opening_has_no_moments():
    (past,), troubles = table(row(opened="?", state="Active"))
    assert past.moments == ()
    assert troubles.counts == {"never_opened": 1}


def test_a_ticket_without_a_time_is_empty():
    (past,), troubles = table(row(changed="?"))
    assert past == ("T1", 2, (), {}, None)
    assert troubles.counts == {"has_no_time": 1}


def test_a_ticket_that_comes_again_is_left_out():
    pasts, troubles = table(row(), row(id="T2"), row())
    assert [past.ticket for past in pasts] == ["T1", "T2"]
    assert (troubles.first[0].line, troubles.counts) == (4, {"comes_again": 1})


@pytest.mark.parametrize(
    ("bad", "finding"),
    [
        ("T0;short", "has_other_cells"),
        (row(id="T0") + ";more", "has_other_cells"),
        ("T0;" + "x" * 140_000, "is_no_row"),
        ('"T0;a quote without its end', "has_other_cells"),
        ('"T0;' + "x" * 140_000, "is_no_row"),
    ],
)
def test_a_row_that_is_none_takes_no_other_with_it(bad, finding):
    pasts, troubles = table(row(), bad, row(state="Active"), row(id="T2"))
    assert [(past.ticket, past.line) for past in pasts] == [("T1", 2), ("T2", 5)]
    assert (0, "reply", "") in found(pasts[0])
    assert troubles.counts == {finding: 1}
    assert troubles.first[0].line == 3


def test_a_row_without_a_ticket_does_not_part_the_rows_of_another():
    (past,), troubles = table(row(), row(id="?"), row(state="Active"))
    assert (0, "reply", "") in found(past)
    assert troubles.counts == {"names_no_ticket": 1}


def test_empty_lines_and_empty_cells_beyond_the_last_column_are_no_trouble():
    pasts, troubles = table("", row() + ";;", "", row(id="T2"))
    assert [(past.ticket, past.line) for past in pasts] == [("T1", 3), ("T2", 5)]
    assert troubles.counts == {}


def test_a_cell_can_have_lines():
    pasts, troubles = table(row(other='"one'), 'two"', row(id="T2"))
    assert [(past.ticket, past.line) for past in pasts] == [("T1", 2), ("T2", 4)]
    assert troubles.counts == {}


@pytest.mark.parametrize(
    ("head", "missing"),
    [("id;changed;opened", "done, fault, price, state, urgency, who"), (";", None)],
)
def test_a_table_without_the_columns_is_refused(head, missing):
    with pytest.raises(ColumnsMissing, match=missing):
        table(head=head)


ONE_ROW = """
[log]
ticket = "id"
time = "iso"
zone = "UTC+00:00"

[[instant]]
what = "opened"
column = "opened"

[[label]]
what = "priority"
column = "urgency"
values = { "1" = ["high"] }
"""


@pytest.mark.parametrize(
    ("opened", "at"),
    [
        ("2026-08-03 09:00:00", 1785747600),
        ("2026-08-03T09:00:00+02:00", 1785740400),
    ],
)
def test_a_table_can_have_a_row_for_each_ticket(opened, at):
    lines = ["id,opened,urgency\n", f"T1,{opened},1\n"]
    (past,), _troubles = read(lines, read_map("map.toml", ONE_ROW), promised())
    assert past.moments == (Moment(at, "opened"), Moment(at, "priority", "high"))


def test_a_row_for_a_ticket_that_was_never_opened():
    lines = ["id,opened,urgency\n", "T1,never,1\n"]
    (past,), troubles = read(lines, read_map("map.toml", ONE_ROW), promised())
    assert past.moments == ()
    assert troubles.counts == {"has_no_time": 1, "never_opened": 1}


@pytest.mark.parametrize(
    "wrong",
    [
        ('zone = "Europe/Berlin"', 'zone = "Berlin"'),
        ('what = "solved"', 'what = "thought"'),
        ('delimiter = ";"', 'delimiter = ";;"'),
        ('row = "last"', 'row = "third"'),
        ("[paid]", "[payed]"),
        ("[log]", "[log"),
    ],
)
def test_a_flawed_map_is_refused(wrong):
    assert wrong[0] in MAP
    with pytest.raises(AgreementFlawed, match=r"map\.toml:\d+: "):
        read_map("map.toml", MAP.replace(*wrong))
