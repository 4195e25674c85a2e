"""What happens when words are on the wrong ticket: they are merged, split off, or moved."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketMerged(Fact):
    """A ticket goes on in another, `into`; it was in the state `was`."""

    kind: ClassVar = "ticket.merged"
    ticket: str
    merge: str
    into: str
    was: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketAbsorbed(Fact):
    """Another ticket goes on in this one, and what was owed on it next is owed here.

    That is by the rule, clause and strength named, from one second to another; empty and 0 if
    nothing was owed.
    """

    kind: ClassVar = "ticket.absorbed"
    ticket: str
    merge: str
    other: str
    owed_rule: str
    owed_clause: str
    owed_strength: str
    owed_since: int
    owed_until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeUndone(Fact):
    """A ticket is one of its own again, where it was."""

    kind: ClassVar = "ticket.unmerged"
    ticket: str
    merge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketParted(Fact):
    """What had gone on in this ticket is one of its own again."""

    kind: ClassVar = "ticket.parted"
    ticket: str
    merge: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLeft(Fact):
    """A message belongs to another ticket, `into`, from now on; here it can still be read."""

    kind: ClassVar = "message.left"
    ticket: str
    left: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageCame(Fact):
    """A message of the customer came from another ticket, where it was `original`."""

    kind: ClassVar = "message.came"
    ticket: str
    message: str
    original: str
    came_from: str
    written_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSplitOff(Fact):
    """A ticket was made of a message of another; it is open since that message."""

    kind: ClassVar = "ticket.split_off"
    ticket: str
    came_from: str
    original: str
    requester: str
    opened_at: str
