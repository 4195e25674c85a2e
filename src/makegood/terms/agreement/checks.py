"""Which values can stand in a rule, and what is said of those that can't?"""

import re
from datetime import date, datetime
from itertools import pairwise
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from makegood.terms.agreement.amounts import MONEY, NoMoney, read_money
from makegood.terms.agreement.lengths import (
    LENGTH,
    LENGTH_UNITS,
    PERIOD,
    Length,
    NoLength,
    Period,
    read_length,
    read_period,
)
from makegood.terms.agreement.speech import SPEECH
from makegood.terms.values import Money
from makegood.terms.worktime.week import BadHours, read_window
from makegood.terms.worktime.zone import UnknownZone, Zone

type Wrong = tuple[str, str, tuple[str | int, ...]]  # two sentences, and where inside the value


def wrong(says: str, instead: str, *inside: str | int) -> PydanticCustomError:
    """What a check of ours raises: the two sentences of a flaw, and where inside the value."""
    return all_wrong(((says, instead, inside),))


def all_wrong(flaws: tuple[Wrong, ...]) -> PydanticCustomError:
    """The same for several at once."""
    return PydanticCustomError("flaws", "flaws", {"flaws": flaws})


ID = r"^[a-z][a-z0-9_]{0,39}$"
CLAUSE_NUMBER = r"^[0-9A-Za-z][0-9A-Za-z.-]{0,11}$"
NOTHING = "none"
DEEPEST_TABLE = 4  # facts by which lengths are told apart, at most


def is_id(value: object) -> bool:
    """Whether it is a short name, as ids of tables are."""
    return isinstance(value, str) and re.search(ID, value) is not None


def growing(numbers: tuple[int, ...]) -> tuple[int, ...]:
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


def _money(value: object) -> object:
    try:
        return read_money(value if isinstance(value, str) else "")
    except NoMoney:
        raise wrong(
            f"`{value}` is no sum of money.",
            'Write the sum and its currency, such as "50 USD" or "49.90 EUR".',
        ) from None


def _length(value: object) -> object:
    try:
        return read_length(value if isinstance(value, str) else "")
    except NoLength:
        raise wrong(
            f"`{value}` is no length of time.",
            f'Write a number and one of {", ".join(LENGTH_UNITS)}, such as "24 hours".',
        ) from None


def _period(value: object) -> object:
    try:
        return read_period(value if isinstance(value, str) else "")
    except NoLength:
        raise wrong(
            f"`{value}` is no period.",
            'Write days, months or years, such as "30 days" or "3 months".',
        ) from None


def _amount(value: object) -> object:
    if isinstance(value, str):
        return _money(value)
    if type(value) is not int or not 1 <= value <= 1_000_000:
        raise wrong(f"`{value}` is no amount.", 'Write units such as 2, or money such as "50 USD".')
    return value


def _within_table(value: object) -> object:
    """A length, or a table of them by a fact's values; "none" is None."""
    flaws: list[Wrong] = []
    table = _cells(value, (), flaws)
    if flaws:
        raise all_wrong(tuple(flaws))
    return table


def _cells(value: object, inside: tuple[str, ...], flaws: list[Wrong]) -> object:
    """The value with its words as lengths. Those that are none become flaws."""
    if value == NOTHING or isinstance(value, Length):
        return None if value == NOTHING else value
    if isinstance(value, dict) and value and len(inside) < DEEPEST_TABLE:
        return {key: _cells(inner, (*inside, key), flaws) for key, inner in value.items()}
    try:
        return read_length(value if isinstance(value, str) else "")
    except NoLength:
        what = f"`{value}`" if isinstance(value, str) else "This"
        instead = 'Write one such as "24 hours" or "4 working hours", "none", or a table of them.'
        flaws.append((f"{what} is no length of time.", instead, inside))
        return None


def _spoken(language: str) -> str:
    if language not in SPEECH:
        raise wrong(
            f"How days and lists are written in `{language}` is not known.",
            f"Write one of {', '.join(SPEECH)}.",
        )
    return language


def _within_schema(depth: int = DEEPEST_TABLE) -> dict[str, Any]:
    """That of a length, or of a table of them."""
    length = {"type": "string", "pattern": rf"^none$|{LENGTH}"}
    if not depth:
        return length
    inner = _within_schema(depth - 1)
    return {
        "anyOf": [length, {"type": "object", "minProperties": 1, "additionalProperties": inner}]
    }


type Id = Annotated[str, StringConstraints(pattern=ID)]
CLAUSE_KEYS: Final = ("clause", "rests_on")  # under which a rule names a clause
type ClauseNumber = Annotated[str, StringConstraints(pattern=CLAUSE_NUMBER)]
type Language = Annotated[
    str, AfterValidator(_spoken), WithJsonSchema({"type": "string", "enum": list(SPEECH)})
]
type Said = Annotated[
    object,
    AfterValidator(_number_or_day),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "format": "date"}]}),
]
type Name = Annotated[str, StringConstraints(min_length=1, max_length=120)]
type Units = Annotated[int, Field(ge=1, le=1_000_000)]
type Days = Annotated[int, Field(ge=1, le=3650)]
type Minutes = Annotated[int, Field(ge=1, le=100_000)]
type GrowingUnits = Annotated[tuple[Units, ...], Field(min_length=1), AfterValidator(growing)]
type GrowingDays = Annotated[tuple[Days, ...], AfterValidator(growing)]
type Windows = Annotated[tuple[Annotated[str, AfterValidator(_window)], ...], Field(min_length=1)]
type ClosedDays = Annotated[tuple[date, ...], Field(max_length=5000), AfterValidator(each_once)]
type Languages = Annotated[tuple[Language, ...], Field(min_length=1), AfterValidator(each_once)]
type Roles = Annotated[tuple[Id, ...], Field(min_length=1), AfterValidator(each_once)]
type ZoneName = Annotated[str, AfterValidator(_known_zone)]
type Ids = Annotated[tuple[Id, ...], Field(min_length=1), AfterValidator(each_once)]
type Percent = Annotated[int, Field(ge=0, le=1000)]
type Count = Annotated[int, Field(ge=0, le=1_000_000)]
type Sum = Annotated[
    Money, BeforeValidator(_money), WithJsonSchema({"type": "string", "pattern": MONEY})
]
type Within = Annotated[
    Length, BeforeValidator(_length), WithJsonSchema({"type": "string", "pattern": LENGTH})
]
type Table = Length | dict[str, Table] | None
type WithinTable = Annotated[
    Table,
    PlainValidator(_within_table),
    WithJsonSchema(_within_schema()),
]
type Amount = Annotated[
    int | Money,
    PlainValidator(_amount),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": MONEY}]}
    ),
]
type ForPeriod = Annotated[
    Period, BeforeValidator(_period), WithJsonSchema({"type": "string", "pattern": PERIOD})
]
