"""Which rules does an agreement hold, and which numbers may stand in them?

Each class is a table of agreement.toml. A rule names the clause that it rests on, and is asked by
the functions of `rating` and `coverage`; nothing here decides anything.
"""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
)

from makegood.terms.agreement.checks import (
    ClauseNumber,
    ClosedDays,
    Days,
    GrowingDays,
    GrowingUnits,
    Id,
    Languages,
    Minutes,
    Name,
    Roles,
    Said,
    Units,
    Windows,
    ZoneName,
    each_once,
    wrong,
)
from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.week import DAY, DAYS, Window, overlap, read_window
from makegood.terms.worktime.zone import Zone


class Rule(BaseModel):
    """A table of the file: unknown keys are refused, and nothing is turned into another type."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class TierTable(Rule):
    """A kind of support. A paid one costs units, and its tickets wait for an approval."""

    id: Id
    clause: ClauseNumber
    paid: bool


class IssueClass(Rule):
    """What a ticket can be about."""

    id: Id
    clause: ClauseNumber


def _each_id_once[Item: (TierTable, IssueClass)](items: tuple[Item, ...]) -> tuple[Item, ...]:
    each_once(tuple(item.id for item in items), "id")
    return items


class Packs(Rule):
    """How many units are sold at once."""

    clause: ClauseNumber
    units: GrowingUnits


class UsualCost(Rule):
    """What a ticket of a paid tier costs as a rule, and what a higher cost takes."""

    clause: ClauseNumber
    usual: Units
    above_usual: Literal["with_reason", "never"]


class NothingBack(Rule):
    """Work that ended after its approval gives nothing back."""

    gives_back: Literal["nothing"]
    clause: ClauseNumber


class UnworkedBack(Rule):
    """Work that ended after its approval gives back what was not worked.

    A unit is `minutes_a_unit` of work, and a begun one counts whole; work that began costs
    `at_least` so many units.
    """

    gives_back: Literal["unworked"]
    clause: ClauseNumber
    minutes_a_unit: Minutes
    at_least: Units


class ApprovalTakes(Rule):
    """What an approval does to its units: all are used at once, or set aside until worked."""

    clause: ClauseNumber
    takes: Literal["all", "nothing_yet"]


class Consumption(Rule):
    """When the units of a ticket are used."""

    approval: ApprovalTakes
    end_after_approval: Annotated[NothingBack | UnworkedBack, Field(discriminator="gives_back")]


class Decision(Rule):
    """Who decides about a proposal, when they are reminded, and when it lapses, if ever.

    Days are of 24 hours, from the proposal on.
    """

    clause: ClauseNumber
    roles: Roles
    remind_after_days: GrowingDays = ()
    lapse_after_days: Days | None = None

    @field_validator("lapse_after_days")
    @classmethod
    def _after_the_reminders(cls, days: int | None, info: ValidationInfo) -> int | None:
        reminders = info.data.get("remind_after_days", ())
        if days is not None and reminders and days <= reminders[-1]:
            raise wrong(
                f"It lapses after {days} days, but a reminder is due after {reminders[-1]}.",
                "Let it lapse later, or remind earlier.",
            )
        return days


class Requirement(Rule):
    """Something that must be so before a mail becomes a request."""

    what: Literal["registered_address", "trusted_sender", "user_name_in_subject"]
    clause: ClauseNumber


def _each_required_once(items: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    each_once(tuple(item.what for item in items), "what")
    return items


class Mail(Rule):
    """When a mail becomes a request: when all that is required of it is so."""

    clause: ClauseNumber
    requires: Annotated[tuple[Requirement, ...], AfterValidator(_each_required_once)]


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


class Hours(Rule):
    """When somebody is at work: a week on the clocks of a zone, less the days that are closed."""

    clause: ClauseNumber
    zone: ZoneName
    week: Annotated[Week, AfterValidator(_open_and_apart)]
    closed_on: ClosedDays = ()

    @cached_property
    def calendar(self) -> Calendar:
        """The hours as open and closed time."""
        return Calendar(Zone(self.zone), self.week.windows, frozenset(self.closed_on))


class Rules(Rule):
    """The whole of agreement.toml."""

    name: Id
    brand: Name
    in_force_from: date
    languages: Languages
    said: Annotated[dict[Id, Said], Field(max_length=50)] = {}
    tier: Annotated[tuple[TierTable, ...], Field(min_length=1), AfterValidator(_each_id_once)]
    issue_class: Annotated[
        tuple[IssueClass, ...], Field(min_length=1), AfterValidator(_each_id_once)
    ]
    packs: Packs
    rating: UsualCost
    consumption: Consumption
    decision: Decision
    mail: Mail
    hours: Hours
