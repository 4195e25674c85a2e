"""How is a ticket that was found shown: what stands around the words, and in which message?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils.safestring import SafeString

from makegood.brands.compiled import compiled
from makegood.brands.sought import excerpts
from makegood.people.models import Member
from makegood.tickets.models import Message, Ticket
from makegood.tickets.places import TEXT_RANK, Place
from makegood.tickets.queries import tickets_with_ids

# Of each ticket the text in which most of the words stand, and of several the newest.
TELLING_TEXTS = """
WITH asked AS MATERIALIZED (
    SELECT word_sought(word) AS word FROM unnest(%s::text[]) AS typed (word)
)
SELECT DISTINCT ON (said.ticket_id) said.ticket_id, said.id
FROM tickets_searchedtext said JOIN asked ON said.words @@ asked.word
WHERE said.brand_id = ANY (%s) AND said.ticket_id = ANY (%s)
    AND (%s OR NOT said.internal)
GROUP BY said.ticket_id, said.id
ORDER BY said.ticket_id, count(*) DESC, said.id DESC
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A ticket that was found, its title and an excerpt with the words marked in them.

    `message` is where the excerpt stands, if it is not the ticket's own text.
    """

    ticket: Ticket
    title: SafeString
    excerpt: SafeString
    message: Message | None


def shown(askers: Sequence[Member], places: Sequence[Place], words: Sequence[str]) -> list[Hit]:
    """The hits in the order of the places, of what these members may see and read."""
    ids = [place.ticket_id for place in places]
    tickets = _tickets(askers, ids)
    seen = [place for place in places if place.ticket_id in tickets]
    messages = _messages(askers, [at.ticket_id for at in seen if at.rank == TEXT_RANK], words)
    titles = [tickets[place.ticket_id].title for place in seen]
    texts = [_text(tickets[place.ticket_id], messages) for place in seen]
    return [
        Hit(
            ticket=tickets[place.ticket_id],
            title=title,
            excerpt=excerpt,
            message=messages.get(place.ticket_id),
        )
        for place, title, excerpt in zip(
            seen,
            excerpts(titles, words, whole=True),
            excerpts(texts, words, whole=False),
            strict=True,
        )
    ]


def _tickets(askers: Sequence[Member], ids: Sequence[UUID]) -> Mapping[UUID, Ticket]:
    return {ticket.id: ticket for ticket in tickets_with_ids(askers, ids)} if ids else {}


def _messages(
    askers: Sequence[Member], ids: Sequence[UUID], words: Sequence[str]
) -> Mapping[UUID, Message]:
    """By ticket, the message that has the words, where it is one that may be read."""
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            TELLING_TEXTS,
            [
                list(words),
                [asker.brand_id for asker in askers],
                list(ids),
                askers[0].is_staff,
            ],
        )
        telling = [message_id for ticket_id, message_id in cursor.fetchall()]
    readable = _read(tuple(telling), tuple(ids), askers[0].is_staff)
    return {message.ticket_id: message for message in readable}


@compiled
def _read(ids: tuple[UUID, ...], tickets: tuple[UUID, ...], by_staff: bool) -> QuerySet[Message]:
    said = Message.objects.filter(id__any=ids, ticket__any=tickets).select_related("author")
    return said if by_staff else said.said_openly()


def _text(ticket: Ticket, messages: Mapping[UUID, Message]) -> str:
    message = messages.get(ticket.id)
    return ticket.text if message is None else message.text
