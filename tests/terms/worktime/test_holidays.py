"""Public holidays by country, against lists that were kept, and against a government's own."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from makegood.terms.worktime.holidays import (
    MOST_YEARS,
    Holiday,
    UnknownCalendarOfHolidays,
    holidays_of,
    public_holidays,
)

KEPT = Path(__file__).resolve().parents[4] / "shared/data/holidays"
needs_lists = pytest.mark.skipif(not KEPT.exists(), reason="the kept lists are not at hand")


def kept(name):
    return json.loads((KEPT / name).read_text()) if KEPT.exists() else {"calendars": {}}


def dates(country, subdivision, years):
    return {holiday.on for holiday in holidays_of(country, subdivision, years)}


def test_bavaria_has_epiphany_and_prussia_has_not():
    epiphany = Holiday(date(2026, 1, 6), "Epiphany")

    assert epiphany in holidays_of("DE", "BY", range(2026, 2027))
    assert epiphany not in holidays_of("DE", None, range(2026, 2027))
    assert epiphany not in holidays_of("DE", "BB", range(2026, 2027))


def test_they_come_in_order_and_for_each_year_asked():
    found = holidays_of("GB", "ENG", range(2026, 2029))

    assert list(found) == sorted(found)
    assert {holiday.on.year for holiday in found} == {2026, 2027, 2028}
    assert holidays_of("GB", "ENG", range(2026, 2026)) == ()


def test_easter_is_that_of_the_country():
    assert date(2026, 4, 6) in dates("DE", None, range(2026, 2027))
    assert date(2026, 4, 13) in dates("GR", None, range(2026, 2027))


@pytest.mark.parametrize(
    ("country", "subdivision"), [("XX", None), ("DE", "ZZ"), ("de", None), ("", None)]
)
def test_codes_that_nobody_has_are_refused(country, subdivision):
    with pytest.raises(UnknownCalendarOfHolidays):
        holidays_of(country, subdivision, range(2026, 2027))


def test_years_without_end_are_a_bug():
    with pytest.raises(AssertionError):
        holidays_of("DE", None, range(2000, 2001 + MOST_YEARS))


@needs_lists
@pytest.mark.parametrize("code", kept("holidays_2010_2030.json")["calendars"])
def test_they_are_those_of_the_kept_lists(code):
    country, _, subdivision = code.partition("-")

    found = holidays_of(country, subdivision or None, range(2010, 2031))

    expected = kept("holidays_2010_2030.json")["calendars"][code]
    assert {holiday.on.isoformat(): holiday.name for holiday in found} == expected


@needs_lists
@pytest.mark.parametrize(
    ("subdivision", "division"),
    [("ENG", "england-and-wales"), ("SCT", "scotland"), ("NIR", "northern-ireland")],
)
def test_they_have_all_that_the_government_lists_and_known_ones_more(subdivision, division):
    """More are the days that fall on a week-end, of which the government lists the substitute."""
    listed = {
        date.fromisoformat(event["date"])
        for event in kept("bank-holidays.json")[division]["events"]
    }
    differences = kept("govuk_vs_library.json")["disagreements"]
    known = {
        date.fromisoformat(day)
        for code, who, day, _name in differences
        if (code, who) == (f"GB-{subdivision}", "only library")
    }
    years = range(min(listed).year, max(listed).year + 1)

    assert dates("GB", subdivision, years) - listed == known
    assert listed <= dates("GB", subdivision, years)


def test_their_dates_alone_are_what_a_calendar_needs():
    years = range(2026, 2027)

    assert public_holidays("DE", "BY", years) == dates("DE", "BY", years)
    assert public_holidays("DE", "", years) == dates("DE", None, years)
    with pytest.raises(UnknownCalendarOfHolidays):
        public_holidays("DE", "ZZ", years)


def test_the_library_is_not_loaded_before_it_is_asked():
    loads = (
        "import sys, makegood.terms.worktime.clock, makegood.terms.agreement.read;"
        "sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", loads], check=False).returncode == 0
