"""What does a page say of something that is owed by a moment?"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext

from makegood.terms.promises.promise import Promise
from makegood.terms.worktime.zone import instant


class Face(StrEnum):
    """How a promise looks; a stylesheet knows these words."""

    CALM = "calm"
    SOON = "soon"  # the last quarter of its time
    BROKEN = "broken"
    KEPT = "kept"
    PAUSED = "paused"
    NONE = "none"  # no time was promised
    AIM = "aim"  # striven for, not promised


@dataclass(frozen=True)
class Due:
    """A promise as a page shows it: either `words`, or a clock that runs to `ends_at`."""

    face: Face
    words: str = ""  # "Replied after 48 min"
    note: str = ""  # what is owed, by which clause and in which hours
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    share_left: int = 0  # of the time, in hundredths


def running(*, starts_at: datetime, ends_at: datetime, at: datetime, note: str) -> Due:
    """A promise of which the time runs, as it stands at `at`."""
    whole, left = ends_at - starts_at, ends_at - at
    if at > ends_at:
        return Due(Face.BROKEN, "", note, starts_at, ends_at)
    face = Face.CALM if left * 4 > whole else Face.SOON
    share_left = min(100, left * 100 // whole) if whole else 0
    return Due(face, "", note, starts_at, ends_at, share_left)


def owed(promise: Promise, *, at: datetime, note: str) -> Due:
    """A promise that is still owed, at `at`; an aim is never shown as broken."""
    assert promise.due_at is not None, "a promise that stands still has no end yet"
    starts_at, ends_at = instant(promise.started_at), instant(promise.due_at)
    if promise.strength == "target":
        return Due(Face.AIM, "", note, starts_at, ends_at)
    return running(starts_at=starts_at, ends_at=ends_at, at=at, note=note)


def nothing_promised(note: str) -> Due:
    """For work without a deadline: none is invented."""
    return Due(Face.NONE, gettext("No time promised"), note)
