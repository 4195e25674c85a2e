"""Adding a message with its files to a ticket."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from makegood.brands.ids import new_id
from makegood.people.models import Member
from makegood.tickets.models import Attachment, Message, Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAttachment:
    """A file that a door has put into the blob store; `size` in bytes."""

    name: str
    content_type: str
    size: int
    blob: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said, and what comes with it."""

    text: str
    files: Sequence[NewAttachment] = ()
    internal: bool = False


def add_message(ticket: Ticket, words: Words, *, by: Member, at: datetime) -> Message:
    """The message, last in the locked ticket, and a row for each file."""
    last = Message.objects.filter(brand=ticket.brand_id, ticket=ticket)
    position = (last.aggregate(last=Max("position"))["last"] or 0) + 1
    message = Message.objects.create(
        id=new_id(at),
        brand_id=ticket.brand_id,
        ticket=ticket,
        position=position,
        author=by,
        internal=words.internal,
        text=words.text,
        at=at,
    )
    Attachment.objects.bulk_create(
        Attachment(
            id=new_id(at),
            brand_id=ticket.brand_id,
            message=message,
            name=file.name,
            content_type=file.content_type,
            size=file.size,
            blob=file.blob,
        )
        for file in words.files
    )
    return message
