"""When is somebody at work?"""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from makegood.terms.agreement.checks import (
    ClauseNumber,
    ClosedDays,
    Windows,
    ZoneName,
    each_once,
    wrong,
)
from makegood.terms.agreement.rules.rule import Rule
from makegood.terms.worktime.week import DAY, DAYS, Window, overlap, read_window

COUNTRY = r"^[A-Z]{2}$"
SUBDIVISION = r"^[A-Z0-9]{1,6}$"


class Week(Rule):
    """The windows of each day; a day that is left out is closed."""

    mon: Windows | None = None
    tue: Windows | None = None
    wed: Windows | None = None
    thu: Windows | None = None
    fri: Windows | None = None
    sat: Windows | None = None
    sun: Windows | None = None

    @property
    def windows(self) -> tuple[Window, ...]:
        """All windows of the week, from Monday on."""
        by_day = (self.mon, self.tue, self.wed, self.thu, self.fri, self.sat, self.sun)
        return tuple(
            read_window(day, words) for day, window in enumerate(by_day) for words in window or ()
        )


def _open_and_apart(week: Week) -> Week:
    if not week.windows:
        raise wrong("The week has no opening hours.", 'Write at least one: mon = ["09:00-17:00"].')
    if clash := overlap(week.windows):
        says = " and ".join(_words(window) for window in clash)
        raise wrong(f"The windows {says} overlap.", "Write each stretch of time once.")
    return week


def _words(window: Window) -> str:
    day, minute = divmod(window.opens, DAY)
    closes = window.closes - day * DAY
    closes -= DAY if closes > DAY else 0
    ends = f"{closes // 60:02}:{closes % 60:02}"
    return f"{DAYS[day]} {minute // 60:02}:{minute % 60:02}-{ends}"


class OtherHours(Rule):
    """A day with other hours than its weekday has, such as half a day."""

    on: date
    windows: Windows


class HolidayCalendar(Rule):
    """The public holidays of a country (ISO 3166) and, where they differ, of a part of it.

    They become dates when the version is published, and stay those.
    """

    country: Annotated[str, StringConstraints(pattern=COUNTRY)]
    subdivision: Annotated[str, StringConstraints(pattern=SUBDIVISION)] = ""


def _each_day_once(items: tuple[OtherHours, ...]) -> tuple[OtherHours, ...]:
    each_once(tuple(item.on for item in items), "on")
    return items


type OtherDays = Annotated[
    tuple[OtherHours, ...], Field(max_length=500), AfterValidator(_each_day_once)
]
type HolidayCalendars = Annotated[tuple[HolidayCalendar, ...], Field(max_length=10)]


class Hours(Rule):
    """When somebody is at work: a week on the clocks of a zone, less the days that are closed.

    A closed day wins over other hours of that day.
    """

    clause: ClauseNumber
    zone: ZoneName
    week: Annotated[Week, AfterValidator(_open_and_apart)]
    closed_on: ClosedDays = ()
    other_hours: OtherDays = ()
    holidays: HolidayCalendars = ()
    per_customer: bool = False  # a purchase may name hours of its own in the place of these
