"""What does a week of opening hours look like, once its words are read?"""

import re
from dataclasses import dataclass
from itertools import pairwise

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = 24 * 60
type Segment = tuple[int, int]  # open minutes of one day: from, and until before
_WINDOW = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])-(?:([01][0-9]|2[0-3]):([0-5][0-9])|24:00)")


class BadHours(ValueError):
    """The words name no window of a day."""


@dataclass(frozen=True, slots=True)
class Window:
    """From `opens` to `closes`, in minutes of the wall clock after Monday 00:00.

    Half open: the minute of `opens` is inside, that of `closes` is not.
    """

    opens: int
    closes: int


def read_window(day: int, words: str) -> Window:
    """A window such as "09:00-18:30" on day 0 (Monday) to 6. One that ends before it starts runs
    into the next day. Raises BadHours, also for one that ends where it starts.
    """
    match = _WINDOW.fullmatch(words)
    if not match:
        raise BadHours(words)
    opens = _minute(match[1], match[2])
    closes = _minute(match[3], match[4]) if match[3] else DAY
    if opens == closes:
        raise BadHours(words)
    return Window(day * DAY + opens, day * DAY + (closes if closes > opens else closes + DAY))


def overlap(windows: tuple[Window, ...]) -> tuple[Window, Window] | None:
    """The first two windows that share a minute, also around the end of the week, if any do."""
    ordered = sorted(windows, key=lambda window: window.opens)
    for earlier, later in pairwise(ordered):
        if later.opens < earlier.closes:
            return earlier, later
    if ordered and ordered[-1].closes - 7 * DAY > ordered[0].opens:
        return ordered[-1], ordered[0]
    return None


def segments_of_days(windows: tuple[Window, ...]) -> tuple[tuple[Segment, ...], ...]:
    """For each day from Monday on: its open stretches in minutes of that day, cut at midnight."""
    days: list[list[Segment]] = [[] for _ in DAYS]
    for window in windows:
        day = window.opens // DAY
        today, over = cut_at_midnight(
            (Window(window.opens - day * DAY, window.closes - day * DAY),)
        )
        days[day].extend(today)
        days[(day + 1) % 7].extend(over)
    return tuple(tuple(sorted(day)) for day in days)


def cut_at_midnight(
    windows: tuple[Window, ...],
) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """What windows in minutes of a day leave open on that day, and on the next one."""
    today = ((window.opens, min(window.closes, DAY)) for window in windows)
    over = ((0, window.closes - DAY) for window in windows if window.closes > DAY)
    return tuple(today), tuple(over)


def joined(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The same minutes in order, those that touch or overlap as one."""
    result: list[Segment] = []
    for opens, closes in sorted(segments):
        if result and opens <= result[-1][1]:
            result[-1] = (result[-1][0], max(closes, result[-1][1]))
        else:
            result.append((opens, closes))
    return tuple(result)


def _minute(hours: str, minutes: str) -> int:
    return int(hours) * 60 + int(minutes)
