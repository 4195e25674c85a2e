"""What happens to a ticket."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact
from makegood.terms.facts.verdicts import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketCreated(Fact):
    """A ticket was made of a request, by staff or with the request itself.

    It has a tier where staff chose one; else its verdict gives it. It has a first quote where
    staff proposed one at once. `told` is what must be known about it, as far as it was told;
    `purchase` is what it is about, if it is about something that was bought.
    """

    kind: ClassVar = "ticket.created"
    ticket: str
    request: str
    purchase: str | None
    tier: str
    issue_class: str
    priority: str
    department: str
    told: Told
    quote: str | None
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketAssigned(Fact):
    """A member of staff took the ticket, was given it, or gave it back (None)."""

    kind: ClassVar = "ticket.assigned"
    ticket: str
    assignee: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketReplied(Fact):
    """Somebody wrote on the ticket for the other side to read; staff may have asked something.

    A customer who wants no answer says so: `needs_answer` is false.
    """

    kind: ClassVar = "ticket.replied"
    ticket: str
    message: str
    by_staff: bool
    asks: bool
    needs_answer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAdded(Fact):
    """Staff wrote an internal note."""

    kind: ClassVar = "ticket.noted"
    ticket: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketCancelled(Fact):
    """The customer cancelled after approval; `units_back` is what the clauses give back."""

    kind: ClassVar = "ticket.cancelled"
    ticket: str
    units_back: int
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSolved(Fact):
    """Staff say that it is solved."""

    kind: ClassVar = "ticket.solved"
    ticket: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketClosed(Fact):
    """The ticket is closed: by the customer, or by staff after it was solved.

    `units_back` is what the clauses give back of units that were still held.
    """

    kind: ClassVar = "ticket.closed"
    ticket: str
    units_back: int
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketReopened(Fact):
    """A solved ticket goes on, because the customer wrote."""

    kind: ClassVar = "ticket.reopened"
    ticket: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketTakenUp(Fact):
    """Staff go on with a ticket that was solved or closed; the message says why.

    What was settled stays settled.
    """

    kind: ClassVar = "ticket.taken_up"
    ticket: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAnswerNeeded(Fact):
    """The customer says that what was written last needs no answer."""

    kind: ClassVar = "ticket.no_answer_needed"
    ticket: str
