"""A newer release may be proposed if there is one, made for the customer's platform.

Source: docs/terms/compatibility.md.
"""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.compatibility.fitting import MadeFor, Step, newest_fitting, step_between
from makegood.terms.compatibility.range import is_in, read_range
from makegood.terms.compatibility.version import Stage, read_version
from tests.terms.compatibility.spelled import numbers, versions


def day(words):
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


def made(release, version, platform, released_at, withdrawn_at=None):
    gone = day(withdrawn_at) if withdrawn_at else None
    return MadeFor(release, read_version(version), read_range(platform), day(released_at), gone)


SHEET = [
    made("first", "1.0", "1.6", "2026-01-01"),
    made("wider", "1.1", "1.6 - 1.7", "2026-02-01"),
    made("wrong", "1.2", "1.6 - 8", "2026-03-01", "2026-03-05"),
    made("right", "1.2", "1.6 - 8", "2026-03-06T12:00:00.700000"),
    made("late-fix", "1.0.1", "1.6", "2026-04-01"),
    made("next", "2.0-beta1", ">=1.7", "2026-05-01"),
]


@pytest.mark.parametrize(
    ("platform", "least", "at", "found"),
    [
        ("1.6", Stage.STABLE, "2026-01-31", ["first"]),
        ("1.6", Stage.STABLE, "2026-04-01", ["right", "wider", "late-fix", "first"]),
        ("1.7.8.2", Stage.STABLE, "2026-01-31T23:59:59", []),
        ("1.7.8.2", Stage.STABLE, "2026-02-01", ["wider"]),
        ("8.1", Stage.STABLE, "2026-03-04T23:59:59", ["wrong"]),
        ("8.1", Stage.STABLE, "2026-03-05", []),
        ("8.1", Stage.STABLE, "2026-03-06T11:59:59", []),
        ("8.1", Stage.STABLE, "2026-03-06T12:00:00", ["right"]),
        ("8.1", Stage.BETA, "2026-05-01", ["next", "right"]),
        ("8.1", Stage.RC, "2026-05-01", ["right"]),
        ("9", Stage.STABLE, "2026-05-01", []),
        ("9", Stage.DEV, "2026-05-01", ["next"]),
    ],
)
def test_the_newest_release_for_a_platform_comes_first(platform, least, at, found):
    fitting = newest_fitting(SHEET, platform=read_version(platform), least=least, at=day(at))
    assert [each.release for each in fitting] == found


def test_of_equal_versions_the_later_one_is_newer():
    builds = [
        made("1507", "1.4.43", "*", "2026-08-10"),
        made("1506", "1.4.43", "*", "2026-08-09"),
        made("1508", "1.4.43", "*", "2026-08-10"),
    ]
    fitting = newest_fitting(
        builds, platform=read_version("13"), least=Stage.STABLE, at=day("2026-08-11")
    )
    assert [each.release for each in fitting] == ["1508", "1507", "1506"]


@pytest.mark.parametrize(
    ("installed", "newer", "step"),
    [
        ("1.2.3", "2.0", Step.MAJOR),
        ("0", "1", Step.MAJOR),
        ("1.2.3", "1.3", Step.MINOR),
        ("0", "0.1", Step.MINOR),
        ("1.2.3", "1.2.4", Step.PATCH),
        ("1.7.8.1", "1.7.8.2", Step.PATCH),
        ("2.0-beta1", "2.0", Step.PATCH),
        ("1.2.3", "1.2.3.0", None),
        ("1.2.3", "1.2.2", None),
    ],
)
def test_an_update_raises_one_of_the_numbers(installed, newer, step):
    assert step_between(read_version(installed), read_version(newer)) == step


@given(some.lists(some.tuples(versions, numbers), max_size=6), numbers)
def test_what_fits_is_made_for_the_platform_and_in_order(sheet, words):
    releases = [
        made(str(place), version, f">={begin}", "2026-01-01")
        for place, (version, begin) in enumerate(sheet)
    ]
    platform = read_version(words)
    fitting = newest_fitting(releases, platform=platform, least=Stage.DEV, at=day("2026-01-01"))
    assert all(is_in(platform, each.platform) for each in fitting)
    assert {each.release for each in releases} - {each.release for each in fitting} == {
        each.release for each in releases if not is_in(platform, each.platform)
    }
    assert [each.version for each in fitting] == sorted(
        (each.version for each in fitting), reverse=True
    )
