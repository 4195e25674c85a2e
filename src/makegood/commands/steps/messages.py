"""Adding a message with its files to a ticket, or the same to another one."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from makegood.brands.compiled import compiled
from makegood.brands.foreseen import Question
from makegood.brands.ids import new_id
from makegood.commands.refusals.desk import MessageIsNotMovable
from makegood.commands.refused import NotThere
from makegood.intake.words import NewFile
from makegood.people.models import Actor, Member
from makegood.tickets.models import Attachment, Message, Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said, and what comes with it."""

    text: str
    files: Sequence[NewFile] = ()
    internal: bool = False


def add_message(ticket: Ticket, words: Words, *, by: Member, at: datetime) -> Message:
    """The message, last in the locked ticket, and a row for each file."""
    message = Message.objects.create(
        id=new_id(at),
        brand_id=ticket.brand_id,
        ticket=ticket,
        position=_next_position(ticket),
        author=by,
        internal=words.internal,
        text=words.text,
        at=at,
    )
    _attach(message, words.files, at=at)
    return message


def movable_message(ticket: Ticket, message_id: UUID, *, by: Actor) -> Message:
    """A message of the ticket that may belong to another one, with its files.

    Raises NotThere, and MessageIsNotMovable for what staff wrote.
    """
    messages = Message.objects.filter(brand=ticket.brand_id, ticket=ticket).readable_by(by)
    messages = messages.select_related("author")
    message = messages.prefetch_related("attachments").filter(id=message_id).first()
    if message is None:
        raise NotThere
    if message.author.is_staff:
        raise MessageIsNotMovable
    return message


def copy_message(message: Message, into: Ticket, *, at: datetime) -> Message:
    """The same words, author, moment and files, last in the locked ticket."""
    copy = Message.objects.create(
        id=new_id(at),
        brand_id=into.brand_id,
        ticket=into,
        position=_next_position(into),
        author_id=message.author_id,
        text=message.text,
        at=message.at,
    )
    files = [
        NewFile(name=file.name, content_type=file.content_type, size=file.size, blob=file.blob)
        for file in message.attachments.all()
    ]
    _attach(copy, files, at=at)
    return copy


def _next_position(ticket: Ticket) -> int:
    before = _last.first(ticket.brand_id, ticket.id)
    return before.position + 1 if before else 1


def about_last(brand_id: UUID, ticket_id: UUID) -> Question:
    """What `add_message` asks of the locked ticket, to foresee it."""
    return _last.about(brand_id, ticket_id)


@compiled
def _last(brand_id: UUID, ticket_id: UUID) -> QuerySet[Message]:
    before = Message.objects.filter(brand=brand_id, ticket=ticket_id).only("position")
    return before.order_by("-position")[:1]


def _attach(message: Message, files: Sequence[NewFile], *, at: datetime) -> None:
    Attachment.objects.bulk_create(
        Attachment(id=new_id(at), brand_id=message.brand_id, message=message, **asdict(file))
        for file in files
    )
