"""What happens while staff work: timers, entries, the limit, and what it came to."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerStarted(Fact):
    """Somebody of staff began to work on the ticket."""

    kind: ClassVar = "work.started"
    ticket: str
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerStopped(Fact):
    """A timer stopped after so many seconds; `stopped` says by what.

    Where it is none, the timer had not begun to count, and is struck.
    """

    kind: ClassVar = "work.stopped"
    ticket: str
    entry: str
    seconds: int
    stopped: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAdded(Fact):
    """Somebody of staff entered time that was worked, begun so many seconds before."""

    kind: ClassVar = "work.added"
    ticket: str
    entry: str
    begun_before: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeStruck(Fact):
    """Somebody of staff struck an entry that was wrong: it counts no more, and stays readable."""

    kind: ClassVar = "work.struck"
    ticket: str
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitNear(Fact):
    """So many percent of what was confirmed with this quote, and before, are used."""

    kind: ClassVar = "work.limit_near"
    ticket: str
    quote: str
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSettled(Fact):
    """What was confirmed up to this quote is settled: charged, or given back.

    Amounts are units, or minor units of `currency`. `defect` where the cause was the vendor's own.
    """

    kind: ClassVar = "work.settled"
    ticket: str
    settlement: str
    quote: str
    seconds: int
    charged: int
    released: int
    cut: int
    currency: str
    reason: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefectFound(Fact):
    """The cause of the matter is a defect of the vendor's own, and by the clauses costs nothing.

    `back` came back, to where it came from: what was only set aside, and what was used. Units, or
    minor units of `currency` that are not billed.
    """

    kind: ClassVar = "work.defect_found"
    ticket: str
    back: int
    currency: str
    clauses: tuple[str, ...]
