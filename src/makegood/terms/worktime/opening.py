"""Which stretches of real time are open, and how long are they together?"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from makegood.terms.worktime.calendar import Calendar, seconds_of
from makegood.terms.worktime.zone import instant

SPAN = 25  # time is reckoned in spans of 2 ** 25 seconds, some 388 days
REACH = 60  # years; a search ends in the span in which they have gone by
_SPANS_IN_REACH = (REACH * 366 * 86400 >> SPAN) + 1
_FIRST, _LAST = -1851, 7550  # the spans that lie wholly inside the years 1 to 9999


class OutOfReach(ValueError):
    """The answer lies more than REACH years from the question, or outside the years 1 to 9999."""


@dataclass(frozen=True, slots=True)
class OpenTime:
    """The open stretches of a span, in seconds since 1970, in order; none touches the next.

    `before[i]` are the open seconds of the stretches before the i-th; the last entry is the sum.
    """

    opens: tuple[int, ...]
    closes: tuple[int, ...]
    before: tuple[int, ...]
    total: int

    def spent_by(self, second: int) -> int:
        """How many of the open seconds lie before that second."""
        place = bisect_right(self.opens, second) - 1
        if place < 0:
            return 0
        return self.before[place] + min(second, self.closes[place]) - self.opens[place]


def spans_from(second: int) -> range:
    """The span of that second and those after it, as far as anything is searched for."""
    return range(second >> SPAN, (second >> SPAN) + _SPANS_IN_REACH + 1)


def spans_back_from(second: int) -> range:
    """The span of that second and those before it, as far as anything is searched for."""
    return range(second >> SPAN, (second >> SPAN) - _SPANS_IN_REACH - 1, -1)


@lru_cache(maxsize=512)
def open_time(calendar: Calendar, span: int) -> OpenTime:
    """What is open in a span. Kept for the next asker. Raises OutOfReach."""
    if not _FIRST <= span <= _LAST:
        raise OutOfReach
    begins, ends = span << SPAN, span + 1 << SPAN
    # A day more at both ends: clocks that go back over midnight show another date than is open.
    first = calendar.zone.wall(instant(begins)).toordinal() - 1
    last = calendar.zone.wall(instant(ends)).toordinal() + 1
    stretches: list[list[int]] = []
    for _day, opens, closes in seconds_of(calendar, first, last):
        _append(stretches, max(opens, begins), min(closes, ends))
    lengths = (closes - opens for opens, closes in stretches)
    before = tuple(accumulate(lengths, initial=0))
    opening, closing = tuple(each[0] for each in stretches), tuple(each[1] for each in stretches)
    return OpenTime(opening, closing, before, before[-1])


def _append(stretches: list[list[int]], opens: int, closes: int) -> None:
    """Add a stretch; it lengthens the last one if they touch, and is nothing if it is empty."""
    if stretches and stretches[-1][1] == opens:
        stretches[-1][1] = max(opens, closes)
    elif closes > opens:
        stretches.append([opens, closes])
