"""Which letters follow from these facts, in the words of whoever gets them?"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import override

from makegood.brands.foreseen import Question
from makegood.outbox.letters.layout import laid_out
from makegood.outbox.letters.letter import Letter
from makegood.outbox.letters.mails import mail_refused
from makegood.outbox.letters.register import OF_TICKETS, TicketFact
from makegood.outbox.queries import Matter, about_matters, matters, turned_away
from makegood.people.models import Actor, Member
from makegood.terms.facts.accounts import GoodwillGiven
from makegood.terms.facts.fact import Fact
from makegood.terms.facts.requests import MailAnswered
from makegood.tickets.models import Ticket


def told_of(facts: Iterable[Fact]) -> set[UUID]:
    """The tickets of which letters may tell somebody after these facts."""
    return {UUID(fact.ticket) for fact in facts if isinstance(fact, TicketFact)}


def about_letters(brand_id: UUID, told: Collection[UUID]) -> list[Question]:
    """What `letters_of` asks of the tickets that are told of, if somebody hears of each of them."""
    return about_matters(brand_id, sorted(told)) if told else []


def letters_of(
    facts: Sequence[Fact], tickets: Mapping[UUID, Ticket], *, by: Actor, at: datetime
) -> list[list[Letter]]:
    """The letters of each fact. Who did it himself is not told of it.

    All that is told of is among the tickets, each with its brand, version and request: a command
    that makes many asks no more than one that makes a single one.
    """
    told = [tickets[ticket_id] for ticket_id in sorted(told_of(facts))]
    lots = {UUID(fact.lot) for fact in facts if isinstance(fact, GoodwillGiven)}
    acting = by.id if isinstance(by, Member) else None
    found = matters(by.brand_id, told, lots, acting=acting) if told else {}
    return [list(_letters(fact, found, by=by, at=at)) for fact in facts]


def _letters(fact: Fact, found: dict[UUID, Matter], *, by: Actor, at: datetime) -> Iterator[Letter]:
    if isinstance(fact, MailAnswered):
        away = turned_away(by.brand_id, UUID(fact.mail), at=at)
        if away is not None:
            yield mail_refused(away)
    elif isinstance(fact, TicketFact) and (matter := found.get(UUID(fact.ticket))):
        yield from _to_each(fact, matter)


def _to_each(fact: Fact, matter: Matter) -> Iterator[Letter]:
    letter = OF_TICKETS[fact.kind]
    for reader in matter.readers:
        with override(reader.person.language):
            sheet = letter.words(fact, matter, reader)
            if sheet is not None:
                yield laid_out(
                    sheet,
                    code=letter.code,
                    brand=matter.brand,
                    to=reader.person.address,
                    recipient_id=reader.id,
                )
