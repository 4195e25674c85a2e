"""How does what is said to a command look as JSON, and the other way round?

Bodies and answers are not written down a second time: they follow from the command's dataclasses.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Final, TypeAliasType, Union, get_args, get_origin, get_type_hints

from ninja import Schema
from pydantic import AwareDatetime, BeforeValidator, ConfigDict, Field, Strict, create_model

from makegood.intake.file_kinds import MOST_FILES
from makegood.intake.words import NewFile

LONGEST: Final = {"title": 200, "subject": 300, "name": 120, "text": 100_000, "files": 300_000}
LONGEST_ELSEWHERE: Final = 2_000  # letters
MOST_ITEMS: Final = 100
MOST: Final = 2**31 - 1
MOST_MONEY: Final = 10**15  # minor units
MONEY: Final = {"minor", "least", "most"}

# The file that a program names as it was named to it when it sent the bytes.
type Reviver = Callable[[str], NewFile]


class Shape(Schema):
    """A body as a program may send it: nothing unknown in it, nothing taken for something else."""

    model_config = ConfigDict(extra="forbid")


def shape_of(kind: type, *, without: frozenset[str] = frozenset()) -> type[Shape]:
    """The schema of a frozen dataclass, without the fields that come from elsewhere."""
    hints = get_type_hints(kind)
    typed: dict[str, Any] = {}
    for one in fields(kind):
        if one.name in without:
            continue
        default = ... if one.default is MISSING else one.default
        typed[one.name] = (_typed(one.name, hints[one.name]), default)
    made: type[Shape] = create_model(kind.__name__, __base__=Shape, __doc__=kind.__doc__, **typed)
    return made


def said_from[Said](
    kind: type[Said],
    body: Schema | None,
    given: Mapping[str, object],
    *,
    revive: Reviver,
) -> Said:
    """The dataclass that a body says, with what comes from elsewhere.

    `revive` makes an attachment of the text that was given for an uploaded file.
    """
    hints = get_type_hints(kind)
    said: dict[str, Any] = dict(given)
    for one in fields(kind):  # type: ignore[arg-type] # a command's Said is a dataclass
        if one.name not in given and body is not None:
            said[one.name] = _revived(hints[one.name], getattr(body, one.name), revive)
    return kind(**said)


def _typed(name: str, hint: Any) -> Any:  # noqa: ANN401 - types are values here
    hint = hint.__value__ if isinstance(hint, TypeAliasType) else hint
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return Union[tuple(_typed(name, one) for one in inside)]  # noqa: UP007 - made as it runs
    if origin is tuple and inside[-1] is ...:
        most = MOST_FILES if inside[0] is NewFile else MOST_ITEMS
        return Annotated[list[_typed(name, inside[0])], Field(max_length=most)]  # type: ignore[misc]
    if origin is tuple:
        return tuple[tuple(_typed(name, one) for one in inside)]  # type: ignore[misc]
    if hint is NewFile:
        return Annotated[str, Strict(), Field(max_length=LONGEST_ELSEWHERE)]
    if isinstance(hint, type) and is_dataclass(hint):
        return shape_of(hint)
    return _plain(name, hint)


def _plain(name: str, hint: Any) -> Any:  # noqa: ANN401 - as above
    if hint is str:
        longest = LONGEST.get(name, LONGEST_ELSEWHERE)
        return Annotated[str, Strict(), Field(max_length=longest)]
    if hint is int:
        most = MOST_MONEY if name in MONEY or name.endswith("_minor") else MOST
        return Annotated[int, Strict(), Field(ge=-most, le=most)]
    if hint is bool:
        return Annotated[bool, Strict()]
    if hint is datetime:
        return Annotated[AwareDatetime, BeforeValidator(_text)]
    if hint is date:
        return Annotated[date, BeforeValidator(_text)]
    return hint


def _text(value: object) -> object:
    """A moment is written as text: a bare number could be seconds or anything."""
    if not isinstance(value, str | date):
        raise ValueError("a moment is a text such as 2026-08-03T07:00:00Z")
    return value


def _revived(hint: Any, value: Any, revive: Reviver) -> Any:  # noqa: ANN401
    origin, inside = get_origin(hint), get_args(hint)
    if value is None or isinstance(hint, TypeAliasType):
        return value
    if origin in (Union, UnionType):
        return _revived(next(one for one in inside if one is not NoneType), value, revive)
    if origin is tuple:
        kinds = [inside[0]] * len(value) if inside[-1] is ... else inside
        return tuple(_revived(kind, one, revive) for kind, one in zip(kinds, value, strict=True))
    if hint is NewFile:
        return revive(value)
    if isinstance(hint, type) and is_dataclass(hint):
        return said_from(hint, value, {}, revive=revive)
    return value
