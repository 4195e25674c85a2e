"""When clocks stand still: stretches of time, each second once, and suspensions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.worktime.stretch import Stretch, Suspension, stretch, suspended, union
from makegood.terms.worktime.zone import Zone, instant
from tests.terms.worktime.calendars import BERLIN, at

SPANS = some.tuples(some.integers(0, 60), some.none() | some.integers(0, 60))
HOLIDAYS = (date(2016, 8, 15), date(2016, 9, 15))
EARLY = at("2016-07-01 12:00")


def spans(*pairs):
    return [Stretch(*pair) for pair in pairs]


@pytest.mark.parametrize(
    ("given", "joined"),
    [
        ([], []),
        ([(5, 9)], [(5, 9)]),
        ([(5, 9), (1, 3)], [(1, 3), (5, 9)]),
        ([(1, 5), (5, 9)], [(1, 9)]),  # they touch
        ([(1, 5), (4, 9)], [(1, 9)]),  # never 9 seconds
        ([(1, 9), (4, 5)], [(1, 9)]),
        ([(1, 5), (6, 9)], [(1, 5), (6, 9)]),
        ([(5, 5), (9, 7)], []),
        ([(5, None)], [(5, None)]),
        ([(5, None), (7, 9), (8, None)], [(5, None)]),
        ([(1, 5), (5, None)], [(1, None)]),
        ([(1, 5), (6, None)], [(1, 5), (6, None)]),
    ],
)
def test_a_second_is_counted_once(given, joined):
    assert union(spans(*given)) == tuple(spans(*joined))


@given(pairs=some.lists(SPANS, max_size=8))
def test_a_union_has_the_seconds_of_its_parts_and_no_other(pairs):
    joined = union(spans(*pairs))

    assert seconds_of(joined) == seconds_of(spans(*pairs))
    assert union(joined) == joined
    assert union(spans(*pairs[::-1])) == joined
    ends = [each.ends for each in joined[:-1]]
    assert all(end < each.begins for end, each in zip(ends, joined[1:], strict=True))


def seconds_of(stretches):
    return {
        second
        for each in stretches
        for second in range(each.begins, 100 if each.ends is None else each.ends)
    }


def test_instants_make_a_stretch():
    assert stretch(at("1970-01-01 00:01"), at("1970-01-01 00:02")) == Stretch(60, 120)
    assert stretch(at("1970-01-01 00:01"), None) == Stretch(60)


@pytest.mark.parametrize(
    ("tiers", "tier", "published", "begins", "ends"),
    [
        (["premium"], "premium", "2016-07-01 12:00", "2016-08-14 22:00", "2016-09-15 22:00"),
        (["premium"], "basic", "2016-07-01 12:00", None, None),
        (["premium"], None, "2016-07-01 12:00", None, None),
        ([], "basic", "2016-07-01 12:00", "2016-08-14 22:00", "2016-09-15 22:00"),
        ([], None, "2016-07-01 12:00", "2016-08-14 22:00", "2016-09-15 22:00"),
        # declared late: what has gone by stays
        ([], None, "2016-08-14 22:00:01", "2016-08-14 22:00:01", "2016-09-15 22:00"),
        ([], None, "2016-09-01 09:30", "2016-09-01 09:30", "2016-09-15 22:00"),
        ([], None, "2016-09-15 22:00", None, None),
        ([], None, "2017-01-01 00:00", None, None),
    ],
)
def test_a_suspension_is_whole_days_of_some_tiers_from_its_publication_on(
    tiers, tier, published, begins, ends
):
    declared = Suspension(*HOLIDAYS, frozenset(tiers), at(published))

    found = suspended([declared], Zone(BERLIN), tier)

    assert found == ((stretch(at(begins), at(ends)),) if begins else ())


def test_suspensions_that_overlap_count_once():
    first = Suspension(date(2016, 8, 15), date(2016, 8, 20), frozenset(), EARLY)
    second = Suspension(date(2016, 8, 18), date(2016, 8, 31), frozenset(["premium"]), EARLY)

    found = suspended([second, first], Zone("UTC+00:00"), "premium")

    assert found == (stretch(at("2016-08-15"), at("2016-09-01")),)


def test_a_suspension_over_a_change_of_clocks_has_its_real_length():
    one = Suspension(date(2026, 3, 29), date(2026, 3, 29), frozenset(), EARLY)

    (found,) = suspended([one], Zone(BERLIN), None)

    assert instant(found.ends) - instant(found.begins) == timedelta(hours=23)
