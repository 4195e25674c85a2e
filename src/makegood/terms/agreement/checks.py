"""Which values can stand in a rule, and what is said of those that can't?"""

from datetime import date, datetime
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from makegood.terms.agreement.speech import SPEECH
from makegood.terms.worktime.week import BadHours, read_window
from makegood.terms.worktime.zone import UnknownZone, Zone


def wrong(says: str, instead: str, *inside: str | int) -> PydanticCustomError:
    """What a check of ours raises: the two sentences of a flaw, and where inside the value."""
    return PydanticCustomError("flaw", "{says}", {"says": says, "instead": instead, "at": inside})


def _growing(numbers: tuple[int, ...]) -> tuple[int, ...]:
    if any(later <= earlier for earlier, later in pairwise(numbers)):
        raise wrong("The numbers do not grow.", "Write each once, the smallest first.")
    return numbers


def each_once[Item](items: tuple[Item, ...], *inside: str) -> tuple[Item, ...]:
    """The items, if none stands there twice; `inside` is where they stand in theirs."""
    seen: set[Item] = set()
    for place, item in enumerate(items):
        if item in seen:
            raise wrong(f"`{item}` stands here twice.", "Write each once.", place, *inside)
        seen.add(item)
    return items


def _known_zone(name: str) -> str:
    try:
        Zone(name)
    except UnknownZone:
        raise wrong(
            f"`{name}` is no zone whose clocks are known.",
            'Write a place such as "Europe/Berlin", which has summer time where the place has it,'
            ' or a fixed offset such as "UTC+01:00".',
        ) from None
    return name


def _window(words: str) -> str:
    try:
        read_window(0, words)
    except BadHours:
        raise wrong(
            f"`{words}` is no window of a day.",
            'Write from when to when, such as "09:00-18:30"; a day ends at 24:00.',
        ) from None
    return words


def _number_or_day(value: object) -> object:
    if isinstance(value, bool | datetime) or not isinstance(value, int | date):
        raise wrong("This is no number and no day.", "Write one such as 14 or 2026-08-03.")
    return value


def _spoken(language: str) -> str:
    if language not in SPEECH:
        raise wrong(
            f"How days and lists are written in `{language}` is not known.",
            f"Write one of {', '.join(SPEECH)}.",
        )
    return language


ID = r"^[a-z][a-z0-9_]{0,39}$"
CLAUSE_NUMBER = r"^[0-9A-Za-z][0-9A-Za-z.-]{0,11}$"

type Id = Annotated[str, StringConstraints(pattern=ID)]
type ClauseNumber = Annotated[str, StringConstraints(pattern=CLAUSE_NUMBER)]
type Language = Annotated[str, AfterValidator(_spoken)]
type Said = Annotated[object, AfterValidator(_number_or_day)]
type Name = Annotated[str, StringConstraints(min_length=1, max_length=120)]
type Units = Annotated[int, Field(ge=1, le=1_000_000)]
type Days = Annotated[int, Field(ge=1, le=3650)]
type Minutes = Annotated[int, Field(ge=1, le=100_000)]
type GrowingUnits = Annotated[tuple[Units, ...], Field(min_length=1), AfterValidator(_growing)]
type GrowingDays = Annotated[tuple[Days, ...], AfterValidator(_growing)]
type Windows = Annotated[tuple[Annotated[str, AfterValidator(_window)], ...], Field(min_length=1)]
type ClosedDays = Annotated[tuple[date, ...], Field(max_length=5000), AfterValidator(each_once)]
type Languages = Annotated[tuple[Language, ...], Field(min_length=1), AfterValidator(each_once)]
type Roles = Annotated[tuple[Id, ...], Field(min_length=1), AfterValidator(each_once)]
type ZoneName = Annotated[str, AfterValidator(_known_zone)]
