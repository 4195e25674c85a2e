"""What happens to the question whether a ticket is covered."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact

type Told = tuple[tuple[str, str | int | bool], ...]  # facts about a request, each with its value


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictGiven(Fact):
    """The agreement, or somebody of staff, said what becomes of a ticket.

    `known` is all that it was ruled on, `judged` are the rules that staff used, and `asks` are the
    facts that the customer is asked for. A verdict that `overrules` is the `judge`'s own. It is
    `news` if the customer learns something by it that no other letter tells.
    """

    kind: ClassVar = "verdict.given"
    ticket: str
    verdict: str
    covers: str
    tier: str
    known: Told
    judged: tuple[str, ...]
    asks: tuple[str, ...]
    overrules: bool
    judge: str | None
    news: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsTold(Fact):
    """The customer or staff told what must be known about a ticket."""

    kind: ClassVar = "ticket.told"
    ticket: str
    told: Told
    by_staff: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfoundedMarked(Fact):
    """Staff found no issue behind a ticket; the company's are counted."""

    kind: ClassVar = "ticket.unfounded"
    ticket: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionMade(Fact):
    """The customer objected to a verdict; somebody else of staff looks at it."""

    kind: ClassVar = "objection.made"
    ticket: str
    objection: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionReviewed(Fact):
    """Somebody else looked at an objection: the customer was right, or the verdict stands."""

    kind: ClassVar = "objection.reviewed"
    ticket: str
    objection: str
    upheld: bool
