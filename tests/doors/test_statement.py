"""What a customer can spend is the sum of what stands on the statement, as both sides read it."""

import csv
from datetime import timedelta
from io import StringIO
from itertools import pairwise
from urllib.parse import urlencode

import pytest

from makegood.commands.ledger.give_goodwill import Goodwill, give_goodwill
from makegood.commands.tickets.find_defect import OwnDefect, find_defect
from makegood.ui import statements
from tests.commands.work.scene import scene_of
from tests.journeys.pages import signed_in, text_of
from tests.world import after, balance_of, key


@pytest.fixture
def lived_in(world):
    """Bought, set aside, used, given back and given: and some is set aside still."""
    scene = scene_of(world, units=10)
    ticket = scene.agreed(2, 4)
    scene.add(ticket, after(hours=1), 60)
    scene.solve(ticket)
    gift = Goodwill(ticket_id=ticket.id, units=1, reason="=2+3")
    give_goodwill(gift, by=scene.tomas, key=key(), at=after(hours=11))
    scene.agreed(1, 2)
    return scene


def rows_of(browser, path):
    answer = browser.get(path)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(StringIO(answer.content.decode())))[1:]


def paths(scene):
    company = scene.nora.company_id
    return (
        (signed_in(scene.nora), "/credits/", "/credits/statement.csv"),
        (
            signed_in(scene.tomas),
            f"/desk/companies/{company}/statement",
            f"/desk/companies/{company}/statement.csv",
        ),
    )


def test_the_rows_add_up_to_the_balance_on_both_sides(lived_in):
    has = balance_of(lived_in.nora)
    assert has.held == 2

    for browser, page, file in paths(lived_in):
        rows = rows_of(browser, file)
        assert sum(int(row[4]) for row in rows) == has.available == int(rows[0][6])
        assert sum(int(row[5]) for row in rows) == has.held == int(rows[0][7])
        for later, row in pairwise(rows):
            assert int(later[6]) == int(row[6]) + int(later[4])
            assert int(later[7]) == int(row[7]) + int(later[5])
        read = text_of(browser.get(page))
        for words in ("Bought", "Approved by Nora", "Used", "Given back", "Given out of goodwill"):
            assert words in read
        assert f"Units today {has.available} 2" in read
        assert "7 of 10" in read


@pytest.mark.parametrize("per_page", [1, 2, 3])
def test_each_page_begins_where_the_earlier_one_ends(lived_in, monkeypatch, per_page):
    monkeypatch.setattr(statements, "PER_PAGE", per_page)
    monkeypatch.setattr(statements, "AT_ONCE", per_page)
    browser, page, file = paths(lived_in)[0]
    whole = rows_of(browser, file)

    before, sums, expected = "", [], balance_of(lived_in.nora).available
    while before is not None:
        shown = browser.get(page, {"before": before} if before else {}).context["statement"]
        assert shown.end[0] == expected
        assert shown.before[0] + sum(row.units for row in shown.rows) == shown.end[0]
        assert shown.before[1] + sum(row.aside for row in shown.rows) == shown.end[1]
        sums += [row.units for row in shown.rows]
        expected = shown.before[0]
        before = str(shown.earlier) if shown.earlier else None

    assert expected == 0
    assert sums == [int(row[4]) for row in whole]


def test_no_cell_is_a_formula(lived_in):
    for browser, _page, file in paths(lived_in):
        cells = [cell for row in rows_of(browser, file) for cell in row[1:4]]
        assert any("=2+3" in cell for cell in cells)
        assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")] == []


def test_another_brands_staff_find_no_statement(lived_in, world):
    stranger = signed_in(world.agent(world.brand("fennick"), "paul"))

    for _browser, page, file in paths(lived_in)[1:]:
        assert stranger.get(page).status_code == 404
        assert stranger.get(file).status_code == 404


@pytest.fixture
def by_days(world):
    """Ten units on a Monday; one given as the Tuesday ends, and one as the Wednesday begins."""
    scene = scene_of(world, units=10)
    ticket = scene.agreed(2, 4)
    midnight = after(days=2, hours=-9)  # between Tuesday and Wednesday, on the brand's clocks
    for at in (midnight - timedelta(minutes=1), midnight):
        gift = Goodwill(ticket_id=ticket.id, units=1, reason="Sorry.")
        give_goodwill(gift, by=scene.tomas, key=key(), at=at)
    return scene


DAYS = [
    ({}, (0, 0), [1, 1, -4, 10], 8),
    ({"from": "2026-08-04"}, (6, 4), [1, 1], 8),
    ({"from": "2026-08-05"}, (7, 4), [1], 8),
    ({"from": "2026-08-04", "to": "2026-08-04"}, (6, 4), [1], 7),
    ({"to": "2026-08-03"}, (0, 0), [-4, 10], 6),
    ({"from": "2026-08-06"}, (8, 4), [], 8),
    ({"to": "2026-08-02"}, (0, 0), [], 0),
    ({"from": "2026-08-01", "to": "2026-08-02"}, (0, 0), [], 0),
]


def test_chosen_days_begin_with_what_was_brought_forward_and_add_up(by_days):
    for browser, page, file in paths(by_days):
        for asked, brought, units, end in DAYS:
            shown = browser.get(page, asked).context["statement"]
            assert (shown.before, [row.units for row in shown.rows]) == (brought, units), asked
            assert shown.end[0] == brought[0] + sum(units) == end

            rows = rows_of(browser, f"{file}?{urlencode(asked)}")
            if "from" in asked:
                assert rows[-1][1:] == ["Brought forward", "", "", *map(str, brought * 2)]
            assert sum(int(row[4]) for row in rows) == end


def test_chosen_days_are_kept_in_the_links_and_said_on_the_page(by_days, monkeypatch):
    monkeypatch.setattr(statements, "PER_PAGE", 1)
    for browser, page, file in paths(by_days):
        answer = browser.get(page, {"from": "2026-08-04", "to": "2026-08-05"})
        html, read = answer.content.decode(), text_of(answer)

        assert f'href="{file}?from=2026-08-04&amp;to=2026-08-05"' in html
        assert 'href="?from=2026-08-04&amp;to=2026-08-05&amp;before=' in html
        assert 'value="2026-08-04"' in html
        assert "At the end of these days" in read
        assert "Brought forward 8" in text_of(browser.get(page, {"from": "2026-08-06"}))


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"from": "yesterday"}, "Enter a valid date."),
        ({"from": "2026-08-05", "to": "2026-08-04"}, "The last day lies before the first."),
        ({"to": "9999-12-31"}, "2999"),
        ({"from": "0001-01-01"}, "1990"),
    ],
)
def test_days_that_make_no_sense_are_said_and_kept(by_days, asked, says):
    for browser, page, file in paths(by_days):
        for answer in (browser.get(page, asked), browser.get(file, asked)):
            assert answer.status_code == 400
            assert says in text_of(answer)
        assert all(typed in browser.get(page, asked).content.decode() for typed in asked.values())


def test_what_comes_back_for_a_defect_of_the_vendors_says_so(world):
    scene = scene_of(world, units=10)
    ticket = scene.agreed(1, 2)
    scene.add(ticket, after(hours=1), 30)
    ticket = scene.solve(ticket)
    said = OwnDefect(ticket_id=ticket.id, turn=ticket.turn)
    find_defect(said, by=scene.tomas, key=key(), at=after(hours=11))

    for browser, page, file in paths(scene):
        read = text_of(browser.get(page))
        assert "Given back: the cause was a defect of ours" in read
        assert "Units today 10" in read
        assert "Given back: the cause was a defect of ours" in rows_of(browser, file)[0][1]
