"""When does a window of a purchase begin and end, and is it open?"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from makegood.terms.agreement.lengths import Period
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.windows import WindowRule
from makegood.terms.ruling import Because, Ruling
from makegood.terms.windows.days import day_after, months_of
from makegood.terms.worktime.dates import day_of, last_of, months_after, same_time_on
from makegood.terms.worktime.zone import instant, second


@dataclass(frozen=True, slots=True)
class Window:
    """From `begins_at` to `ends_at`, both in UTC; `ends_at` is the last second that counts.

    Its months are counted from `anchor_on`, so that a window from the 30th of November is, after
    February, back at the 30th. `months` is None where it is counted in days.
    """

    begins_at: datetime
    ends_at: datetime
    anchor_on: date
    months: int | None


class State(StrEnum):
    """What a window is at an instant; `none` before it begins, and where there is none."""

    NONE = "none"
    ACTIVE = "active"
    ENDED = "ended"


def rule_of(agreement: Agreement, window_id: str) -> WindowRule:
    """The rule of that window, which must be one of the agreement's."""
    return next(rule for rule in agreement.rules.window if rule.id == window_id)


def rule_on_window(agreement: Agreement, window_id: str, *, begins_at: datetime) -> Ruling[Window]:
    """The window that begins with what the rule names, at that instant.

    It ends with its last day, which is that of the beginning so much later: bought on the 30th of
    November, three months end with the last of February. With `ends = "instant"` it ends on that
    day when the clocks show the same. Source: table [[window]], docs/terms/windows.md.
    """
    rule = rule_of(agreement, window_id)
    begun = _cut(begins_at)
    window = begun_at(agreement, rule, rule.length, begun)
    facts = (("begins", begun.isoformat()), ("ends", window.ends_at.isoformat()))
    return Ruling(window, (Because(rule.clause, "window_runs", facts),))


def state(window: Window | None, at: datetime) -> State:
    """What the window is at an instant; its last second counts."""
    if window is None or _cut(at) < window.begins_at:
        return State.NONE
    return State.ACTIVE if _cut(at) <= window.ends_at else State.ENDED


def ended_early(window: Window, at: datetime) -> Window:
    """The window, ended at that instant; one that has ended or not begun stays what it is."""
    return replace(window, ends_at=_cut(at)) if state(window, at) is State.ACTIVE else window


def begun_at(agreement: Agreement, rule: WindowRule, length: Period, at: datetime) -> Window:
    """A window of that length from an instant on."""
    anchor = day_of(agreement.zone, at)
    last = day_after(anchor, length)
    return Window(at, _end(agreement, rule, last, at), anchor, months_of(length))


def prolonged(agreement: Agreement, rule: WindowRule, window: Window, by: Period) -> Window:
    """The window with so much more after its present end.

    Months go on counting from the anchor; days, and whatever was ended early, from the last day.
    """
    added = months_of(by)
    last = day_of(agreement.zone, window.ends_at)
    counted = window.months is not None and added is not None
    if counted and last == months_after(window.anchor_on, window.months or 0):
        months = (window.months or 0) + (added or 0)
        ends = _end(agreement, rule, months_after(window.anchor_on, months), window.begins_at)
        return replace(window, ends_at=ends, months=months)
    ends = _end(agreement, rule, day_after(last, by), window.ends_at)
    return Window(window.begins_at, ends, last, added)


def _end(agreement: Agreement, rule: WindowRule, last: date, begins_at: datetime) -> datetime:
    if rule.ends == "instant":
        return same_time_on(agreement.zone, last, begins_at)
    return last_of(agreement.zone, last)


def _cut(at: datetime) -> datetime:
    """In UTC, to the whole second."""
    return instant(second(at))
