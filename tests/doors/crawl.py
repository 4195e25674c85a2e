"""Every address that there is, and ids to fill it with."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import UnionType
from typing import Any, Literal, TypeAliasType, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from makegood.api.v1.acts import ACTS
from makegood.api.v1.route import Act

PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")
SAMPLES: dict[type, Any] = {
    str: "x",
    int: 1,
    bool: False,
    UUID: str(UUID(int=7)),
    datetime: "2026-08-03T07:00:00Z",
    date: "2026-08-03",
}
# What a command looks at before it looks for what is named.
BY_NAME = {
    "currency": "EUR",
    "unit": "tickets",
    "reason": "So.",
    "text": "Hello.",
    "reference": "R-1",
}
NOT_OURS = ("signin/",)  # a library's pages, which know no brand's things


@dataclass(frozen=True)
class Address:
    """An address with places for what it names: `desk/tickets/<uuid:ticket_id>/`."""

    route: str

    @property
    def places(self) -> list[str]:
        return [name for _kind, name in PLACE.findall(self.route)]

    def filled(self, ids: Mapping[str, object]) -> str:
        return "/" + PLACE.sub(lambda place: str(ids[place[2]]), self.route)


def every_address() -> list[Address]:
    """What the product answers to, apart from sign-in."""
    found = [Address(route) for route in _routes(get_resolver().url_patterns, "")]
    return [one for one in found if not one.route.startswith(NOT_OURS)]


def act_at(address: Address) -> Act | None:
    """The command that an address of the API gives, or None."""
    by_route = {
        "api/v1/" + re.sub(r"{(\w+:\w+)}", r"<\1>", act.path).lstrip("/"): act for act in ACTS
    }
    return by_route.get(address.route)


def body_of(act: Act, ids: Mapping[str, object]) -> dict[str, Any]:
    """Something that fits the act's body, with these ids wherever it names one."""
    return _sample(act.command.said, ids, without=act.elsewhere)


def _routes(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for pattern in patterns:
        if not isinstance(pattern.pattern, RoutePattern):
            continue
        route = before + str(pattern.pattern).replace("<uuidstr:", "<uuid:")
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        else:
            yield route


def _sample(
    kind: type, ids: Mapping[str, object], *, without: frozenset[str] = frozenset()
) -> dict[str, Any]:
    hints = get_type_hints(kind)
    wanted = [one for one in fields(kind) if one.name not in without]
    return {
        one.name: _value(one.name, hints[one.name], ids)
        for one in wanted
        if one.default is MISSING or one.name in ids
    }


def _value(name: str, hint: Any, ids: Mapping[str, object]) -> Any:
    hint = hint.__value__ if isinstance(hint, TypeAliasType) else hint
    if name in ids:
        return str(ids[name])
    if name in BY_NAME:
        return BY_NAME[name]
    inside = get_args(hint)
    if get_origin(hint) is Literal:
        return inside[0]
    if get_origin(hint) in (Union, UnionType):
        return _value(name, inside[0], ids)
    if get_origin(hint) is tuple:
        return [_value(name, one, ids) for one in inside if one is not ...]
    return _plain(hint, ids)


def _plain(hint: type, ids: Mapping[str, object]) -> Any:
    if is_dataclass(hint):
        return _sample(hint, ids)
    if issubclass(hint, Enum):
        return next(iter(hint)).value
    return SAMPLES[hint]
