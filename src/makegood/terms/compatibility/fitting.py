"""Which releases fit a platform, newest first, and how far does an update go?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from makegood.terms.compatibility.range import Range, is_in
from makegood.terms.compatibility.version import Stage, Version


class Step(StrEnum):
    """Which of the numbers an update raises."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"


@dataclass(frozen=True, slots=True)
class MadeFor:
    """A release with the versions of the platform that it is made for."""

    release: str
    version: Version
    platform: Range
    released_at: datetime
    withdrawn_at: datetime | None


def newest_fitting(
    releases: Iterable[MadeFor], *, platform: Version, least: Stage, at: datetime
) -> list[MadeFor]:
    """The releases that are out at the instant and made for the platform, the newest first.

    The newest is the highest version, of equal ones that which came last: a correction of an old
    line is no news to who has the new one. Those less finished than `least` are left out.
    """
    fitting = (
        each
        for each in releases
        if _is_out(each, at) and each.version.stability >= least and is_in(platform, each.platform)
    )
    return sorted(
        fitting,
        key=lambda each: (each.version, _second(each.released_at), each.release),
        reverse=True,
    )


def step_between(installed: Version, newer: Version) -> Step | None:
    """Which number the update raises first; nothing if it is none."""
    if newer <= installed:
        return None
    before, after = (*installed.numbers, 0, 0)[:2], (*newer.numbers, 0, 0)[:2]
    if after[0] != before[0]:
        return Step.MAJOR
    return Step.MINOR if after != before else Step.PATCH


def _is_out(each: MadeFor, at: datetime) -> bool:
    is_withdrawn = each.withdrawn_at is not None and _second(each.withdrawn_at) <= _second(at)
    return _second(each.released_at) <= _second(at) and not is_withdrawn


def _second(at: datetime) -> datetime:
    return at.replace(microsecond=0)
