"""What is a route of the API? One line of a table; everything else follows from it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from ninja import Schema

from makegood.commands.command import Command
from makegood.people.models import Member

type Path = Mapping[str, UUID]

PLACES: Final = re.compile(r"{uuid:(\w+)}")


class NoFilters(Schema):
    """A list of which nothing but its page is chosen."""


@dataclass(frozen=True, slots=True)
class Act:
    """A command, at an address. What the address names is not in the body."""

    path: str
    command: Command[Any, Any]
    scope: str

    @property
    def name(self) -> str:
        """The operation as the document calls it: `reply_to_ticket`."""
        return self.command.operation.rpartition(".")[2]

    @property
    def takes_turn(self) -> bool:
        """Whether the command wants to know what its caller had before his eyes."""
        return any(one.name == "turn" for one in fields(self.command.said))

    @property
    def elsewhere(self) -> frozenset[str]:
        """The fields of what is said that the body does not hold."""
        return frozenset({*PLACES.findall(self.path), "turn"})


@dataclass(frozen=True, slots=True)
class One:
    """A thing to read. `find` gives it as this member sees it; None where it is not there."""

    path: str
    find: Callable[[Member, Path], Schema | None]
    out: type[Schema]
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """Things to read, in pages. `find` gives what this member sees of them, in any order.

    They stand in the order of `order`, a field that no two of them share; "-" turns it round.
    """

    path: str
    find: Callable[[Member, Path, Any], QuerySet[Any]]
    show: Callable[[Member, Any], Schema]
    out: type[Schema]
    scope: str
    filters: type[Schema] = NoFilters
    order: str = "-id"


type Route = Act | One | Many


def paths(routes: Iterable[Route]) -> list[str]:
    """The addresses of the routes, below the root of the API."""
    return [route.path for route in routes]
