"""Which stretch of the order of versions does a condition cut out?"""

from dataclasses import dataclass
from typing import Literal, get_args

from makegood.terms.compatibility.version import HEAD, Version, begin_of

type Sign = Literal["=", "!=", "<", "<=", ">", ">=", "~", "^"]
SIGNS: tuple[Sign, ...] = get_args(Sign.__value__)
BEFORE, AT, AFTER = -1, 0, 1


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A place in the order: right before a version, or right after it."""

    version: Version
    side: int


@dataclass(frozen=True, slots=True)
class Span:
    """The versions between two cuts."""

    begins: Cut
    ends: Cut

    def holds(self, version: Version) -> bool:
        """Whether the version lies between the cuts."""
        return self.begins < Cut(version, AT) < self.ends


FIRST = Cut(begin_of((0,)), BEFORE)
LAST = Cut(begin_of((HEAD,)), BEFORE)
EVERYTHING: tuple[Span, ...] = (Span(FIRST, LAST),)


def compared(sign: Sign, version: Version) -> tuple[Span, ...]:
    """What a sign and a version let through, as spans in order that do not meet.

    At < >= ~ ^ a plain number begins with its pre-releases, so that no beta of 8 lies below 8.
    """
    before, after, begin = Cut(version, BEFORE), Cut(version, AFTER), _begin(version)
    if sign == "!=":
        return (Span(FIRST, before), Span(after, LAST))
    begins = {"=": before, ">": after, ">=": begin, "~": begin, "^": begin}
    ends = {
        "=": after,
        "<": begin,
        "<=": after,
        "~": _next(version, max(len(version.parts) - 2, 0)),
        "^": _next(version, _first_that_counts(version)),
    }
    return (Span(begins.get(sign, FIRST), ends.get(sign, LAST)),)


def line(first: Version, last: Version) -> tuple[Span, ...]:
    """From the first to the last; a plain last one with all that begins with its number."""
    end = _next(last, len(last.parts) - 1) if last.is_plain else Cut(last, AFTER)
    return (Span(_begin(first), end),)


def meet(these: tuple[Span, ...], those: tuple[Span, ...]) -> tuple[Span, ...]:
    """What lies in both; nothing if they do not meet."""
    both = (
        Span(max(this.begins, that.begins), min(this.ends, that.ends))
        for this in these
        for that in those
    )
    return tuple(span for span in both if span.begins < span.ends)


def _begin(version: Version) -> Cut:
    return Cut(begin_of(version.parts) if version.is_plain else version, BEFORE)


def _next(version: Version, place: int) -> Cut:
    """Where the next number at this place of the version begins."""
    return Cut(begin_of((*version.parts[:place], version.parts[place] + 1)), BEFORE)


def _first_that_counts(version: Version) -> int:
    counting = (place for place, number in enumerate(version.parts) if number)
    return next(counting, len(version.parts) - 1)
