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


@dataclass(frozen=True, slots=True, kw_only=True)
class TagMade(Fact):
    """Staff made a tag, by using it."""

    kind: ClassVar = "tag.made"
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRetired(Fact):
    """A tag is put on no further ticket; those that bear it keep it."""

    kind: ClassVar = "tag.retired"
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketTagged(Fact):
    """A ticket bears a tag; `mark` is that it does."""

    kind: ClassVar = "ticket.tagged"
    ticket: str
    mark: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketUntagged(Fact):
    """A tag was taken off a ticket."""

    kind: ClassVar = "ticket.untagged"
    ticket: str
    mark: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDefined(Fact):
    """Tickets have a further field on the desk."""

    kind: ClassVar = "field.defined"
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRetired(Fact):
    """A field is asked for no longer; what was noted in it stays."""

    kind: ClassVar = "field.retired"
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFieldSet(Fact):
    """Staff noted something in a field of a ticket, or took it out."""

    kind: ClassVar = "ticket.field_set"
    ticket: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketLinked(Fact):
    """A ticket points at an article, a defect, a release or another ticket, as `what` says."""

    kind: ClassVar = "ticket.linked"
    ticket: str
    link: str
    what: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketUnlinked(Fact):
    """A ticket points there no longer."""

    kind: ClassVar = "ticket.unlinked"
    ticket: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplySaved(Fact):
    """Words that are used again were kept, or changed."""

    kind: ClassVar = "reply.saved"
    saved_reply: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRetired(Fact):
    """Nobody is offered these words any more."""

    kind: ClassVar = "reply.retired"
    saved_reply: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSnoozed(Fact):
    """Staff look at the ticket again at that moment, or when the customer writes."""

    kind: ClassVar = "ticket.snoozed"
    ticket: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketWoken(Fact):
    """Staff look at the ticket again before that."""

    kind: ClassVar = "ticket.woken"
    ticket: str
