"""When does a rule apply? When all that its `when` asks is so.

A condition names a fact: one of `[[fact]]`, or one that Makegood knows by itself, such as the
tier, or whether a window is open (see docs/terms/agreement.md).
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema

from makegood.terms.agreement.checks import Id, wrong

type Value = bool | int | str


def yes_or_no(value: Value) -> int | str:
    """The value as rulings and the keys of tables have it: yes and no are words there."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number between two, both of them inside; None leaves an end open."""

    at_least: int | None
    at_most: int | None


def _read(value: object) -> object:
    """A value, several of which one must be so, or the bounds of a number."""
    if isinstance(value, dict):
        return _bounds(value)
    values = value if isinstance(value, tuple) else (value,)
    if not values or not all(isinstance(one, bool | int | str) for one in values):
        raise wrong(
            "This is nothing that a fact can be.",
            'Write a text, a number, true or false, or several: ["one", "another"].',
        )
    if len({(type(one), one) for one in values}) < len(values):
        raise wrong("A value stands here twice.", "Write each once.")
    return values


def _bounds(value: dict[str, object]) -> Bounds:
    low, high = value.get("at_least"), value.get("at_most")
    numbers = [end for end in (low, high) if type(end) is int]
    if not value or set(value) - {"at_least", "at_most"} or len(numbers) < len(value):
        raise wrong("These are no bounds.", "Write { at_least = 5 }, { at_most = 9 } or both.")
    if len(numbers) == 2 and numbers[0] > numbers[1]:
        raise wrong(
            f"Nothing is at least {low} and at most {high}.",
            "Write the smaller number in `at_least`.",
        )
    return Bounds(low if isinstance(low, int) else None, high if isinstance(high, int) else None)


_ONE = {"type": ["string", "integer", "boolean"]}
_NUMBER = {"type": "integer"}
_SCHEMA = {
    "anyOf": [
        _ONE,
        {"type": "array", "items": _ONE, "minItems": 1, "uniqueItems": True},
        {
            "type": "object",
            "properties": {"at_least": _NUMBER, "at_most": _NUMBER},
            "minProperties": 1,
            "additionalProperties": False,
        },
    ]
}

type Condition = Annotated[
    tuple[Value, ...] | Bounds, PlainValidator(_read), WithJsonSchema(_SCHEMA)
]
type When = Annotated[dict[Id, Condition], Field(max_length=20)]
