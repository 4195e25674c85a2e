"""What a customer can spend is the sum of what stands on the statement, as both sides read it."""

import csv
from io import StringIO
from itertools import pairwise

import pytest

from makegood.commands.ledger.give_goodwill import Goodwill, give_goodwill
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
