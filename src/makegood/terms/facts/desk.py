"""What staff do to keep their desk in order."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketPut(Fact):
    """A ticket was put with another department than that of its class, or back."""

    kind: ClassVar = "ticket.put"
    ticket: str
    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketTitled(Fact):
    """Staff gave a ticket another title, so that it is found again."""

    kind: ClassVar = "ticket.titled"
    ticket: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRelabelled(Fact):
    """Staff gave a ticket another priority, by that clause; the reason is on the ticket.

    It counts from then on: what was broken before stays broken.
    """

    kind: ClassVar = "ticket.relabelled"
    ticket: str
    was: str
    priority: str
    message: str
    clause: str
