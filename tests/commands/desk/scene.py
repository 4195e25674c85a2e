"""A desk with a customer and two of staff, under whichever agreement; what is said, in short."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from makegood.brands.scope import reading
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.commands.tickets.solve_ticket import Solution, solve_ticket
from makegood.people.models import Actor, Member
from makegood.tickets.models import Message, Ticket
from makegood.tickets.queries import conversation
from tests.packs import pack
from tests.world import World, after, fresh, key

AN_HOUR_LATER = after(hours=1)


@dataclass(frozen=True)
class Desk:
    """Nora asks; Tomas and Ines are staff."""

    world: World
    nora: Member
    tomas: Member
    ines: Member

    def open_ticket(self, *, title: str = "Forms stop sending") -> Ticket:
        """A free ticket that stands in the queue."""
        return self.world.ticket(self.nora, self.tomas, tier="basic", units=0, title=title)

    def replied(
        self, ticket: Ticket, by: Member, *, asks: bool = False, at: datetime = AN_HOUR_LATER
    ) -> Ticket:
        turn = fresh(ticket).turn if by.is_staff else None
        said = Reply(ticket_id=ticket.id, text="We look.", asks=asks, turn=turn)
        reply_to_ticket(said, by=by, key=key(), at=at)
        return fresh(ticket)

    def ended_ticket(self) -> Ticket:
        """A ticket that its customer has closed."""
        ticket = self.open_ticket()
        do(close_ticket, Closure(ticket_id=ticket.id, turn=ticket.turn), by=self.nora)
        return fresh(ticket)

    def solved(self, ticket: Ticket, *, at: datetime = AN_HOUR_LATER) -> Ticket:
        said = Solution(ticket_id=ticket.id, turn=fresh(ticket).turn)
        solve_ticket(said, by=self.tomas, key=key(), at=at)
        return fresh(ticket)


def desk_in(world: World, *, slug: str = "quillbit", agreement: str = "tickets") -> Desk:
    brand = world.brand(slug, agreement=pack(agreement))
    return Desk(
        world,
        world.customer(brand, f"{slug}-nora"),
        world.agent(brand, f"{slug}-tomas"),
        world.agent(brand, f"{slug}-ines"),
    )


def do(command: Any, said: Any, *, by: Actor, at: datetime = AN_HOUR_LATER) -> Any:
    """The command's answer, under a key that nobody used."""
    return command(said, by=by, key=key(), at=at)


def words_of(ticket: Ticket, reader: Member) -> list[Message]:
    """What was said on the ticket, as far as the reader may read it."""
    with reading(ticket.brand_id):
        return list(conversation(reader, ticket))
