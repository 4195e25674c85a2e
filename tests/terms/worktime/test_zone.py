"""Which instant a wall clock means, above all on the days on which clocks are changed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from whenever import PlainDateTime

from makegood.terms.worktime.zone import UnknownZone, Zone, instant, second
from tests.tables import cases

WALLS = some.datetimes(datetime.fromisoformat("1970-01-02"), datetime.fromisoformat("2100-01-01"))
ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo"]


@pytest.mark.parametrize(
    ("name", "wall", "utc"),
    cases("""
        name                 wall                 utc
        UTC+00:00            2026-03-29T02:30:00  2026-03-29T02:30:00
        UTC+01:00            2026-07-01T09:00:00  2026-07-01T08:00:00  no summer time
        UTC-09:30            2026-07-01T09:00:00  2026-07-01T18:30:00
        Europe/Berlin        2026-07-01T09:00:00  2026-07-01T07:00:00
        Europe/Berlin        2026-03-29T01:59:59  2026-03-29T00:59:59  the last second of winter
        Europe/Berlin        2026-03-29T02:00:00  2026-03-29T01:00:00  skipped: the moment of it
        Europe/Berlin        2026-03-29T02:30:00  2026-03-29T01:00:00  skipped: the moment of it
        Europe/Berlin        2026-03-29T02:10:07  2026-03-29T01:00:00  to the second
        Europe/Berlin        2026-03-29T02:59:58  2026-03-29T01:00:00
        Europe/Berlin        2026-03-29T03:00:00  2026-03-29T01:00:00  the first second of summer
        Europe/Berlin        2026-10-25T02:00:00  2026-10-25T00:00:00  comes twice: the first
        Europe/Berlin        2026-10-25T02:59:59  2026-10-25T00:59:59  comes twice: the first
        Europe/Berlin        2026-10-25T03:00:00  2026-10-25T02:00:00
        Australia/Lord_Howe  2026-10-04T02:15:00  2026-10-03T15:30:00  half an hour is skipped
        America/Sao_Paulo    2015-10-18T00:00:00  2015-10-18T03:00:00  midnight is skipped
        Pacific/Apia         2011-12-30T12:00:00  2011-12-30T10:00:00  a whole day is skipped
    """),
)
def test_a_wall_time_means_one_instant(name, wall, utc):
    means = instant(Zone(name).second_of(datetime.fromisoformat(wall)))

    assert means == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "shows"),
    [("Europe/Berlin", "2026-07-01T09:00:00"), ("UTC+05:45", "2026-07-01T12:45:00")],
)
def test_a_zone_shows_what_its_clocks_show(name, shows):
    at = datetime(2026, 7, 1, 7, tzinfo=UTC)

    assert Zone(name).wall(at) == datetime.fromisoformat(shows)


@pytest.mark.parametrize(
    "name",
    [
        *("", "CET", "EST", "GMT", "UTC", "Etc/UTC", "Etc/GMT-1"),
        *("UTC+1", "UTC+24:00", "UTC+01:60", "UTC+0\u0661:00"),
        *("Europe", "Europe/", "Europe/Nowhere", "europe/berlin", "Europe/Berlin/Mitte"),
        *("../Europe/Berlin", "Europe/../Europe/Berlin", "/etc/passwd", "B\u00e9rlin/Mitte"),
        *("Europe/Berlin ", "Europe/Berlin\0"),
    ],
)
def test_a_name_that_readers_could_take_differently_is_refused(name):
    with pytest.raises(UnknownZone):
        Zone(name)


def test_an_instant_needs_its_zone():
    with pytest.raises(AssertionError):
        second(datetime.fromisoformat("2026-07-01"))


@given(
    at=some.datetimes(timezones=some.timezones(), min_value=datetime.fromisoformat("1901-01-02"))
)
def test_parts_of_a_second_are_cut_off(at):
    cut = instant(second(at))

    assert cut <= at
    assert at - cut < timedelta(seconds=1)


@given(name=some.sampled_from(ZONES), wall=WALLS)
def test_a_time_that_comes_once_means_what_another_library_says(name, wall):
    wall = wall.replace(microsecond=0)
    zoned = PlainDateTime(wall).assume_tz(name, disambiguation="earlier")

    if zoned.to_plain() == PlainDateTime(wall):
        assert instant(Zone(name).second_of(wall)) == zoned.to_stdlib()
    else:
        before = Zone(name).second_of(wall - timedelta(hours=3))
        assert (
            before <= Zone(name).second_of(wall) <= Zone(name).second_of(wall + timedelta(hours=3))
        )


@given(
    name=some.sampled_from([*ZONES, "Pacific/Apia"]),
    wall=WALLS,
    later=some.timedeltas(timedelta(0), timedelta(days=2)),
)
def test_a_later_wall_time_is_never_an_earlier_instant(name, wall, later):
    assert Zone(name).second_of(wall) <= Zone(name).second_of(wall + later)
