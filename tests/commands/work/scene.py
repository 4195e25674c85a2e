"""A desk at which work is paid for by its time, with a ticket whose cost is agreed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.commands.tickets.propose_quote import Proposal, propose_quote
from makegood.commands.tickets.second_quote import Seconding, second_quote
from makegood.commands.tickets.solve_ticket import Solution, solve_ticket
from makegood.commands.work.add_time import WorkedTime, add_time
from makegood.commands.work.start_timer import Beginning, start_timer
from makegood.commands.work.stop_timer import Pause, stop_timer
from makegood.people.models import Member
from makegood.terms.agreement.rules.conditions import Value
from makegood.tickets.models import Settlement, Ticket, TimeEntry
from tests.packs import changed, pack
from tests.world import World, after, fresh, key


@dataclass(frozen=True)
class Scene:
    """Nora asks and decides; Tomas and Ines work."""

    world: World
    brand: Brand
    nora: Member
    tomas: Member
    ines: Member

    def asked(self, issue_class: str, *, told: dict[str, Value] | None = None) -> Ticket:
        return self.world.asked(self.nora, issue_class, told=told)

    def propose(self, ticket: Ticket, least: int, most: int, **said: Any) -> Ticket:
        by, at = said.pop("by", self.tomas), said.pop("at", after(minutes=10))
        wanted = Proposal(
            ticket_id=ticket.id, turn=fresh(ticket).turn, least=least, most=most, **said
        )
        propose_quote(wanted, by=by, key=key(), at=at)
        return fresh(ticket)

    def second(self, ticket: Ticket, *, by: Member | None = None) -> Ticket:
        quote = fresh(ticket).last_quote
        assert quote is not None
        said = Seconding(ticket_id=ticket.id, turn=fresh(ticket).turn, quote_id=quote.id)
        second_quote(said, by=by or self.ines, key=key(), at=after(minutes=15))
        return fresh(ticket)

    def approve(self, ticket: Ticket, *, at: datetime | None = None) -> Ticket:
        return self.world.approve(ticket, self.nora, at=at or after(minutes=20))

    def incident(self, issue_class: str = "installation") -> Ticket:
        """A ticket that is paid for in units and waits for its cost."""
        return self.asked(issue_class, told={"matter": "problem"})

    def agreed(self, least: int, most: int, issue_class: str = "installation") -> Ticket:
        """An incident at which work can begin at 09:20, for so many units at the most."""
        ticket = self.propose(self.incident(issue_class), least, most, reason="It is this much.")
        return self.approve(ticket)

    def by_the_hour(self, most: int, **said: Any) -> Ticket:
        """A ticket at which work can begin at 09:20, for so many minor units at the most."""
        ticket = self.asked("management")
        return self.approve(self.propose(ticket, 0, most, currency="USD", **said))

    def start(self, ticket: Ticket, *, by: Member | None = None, at: datetime) -> UUID:
        said = Beginning(ticket_id=ticket.id)
        return start_timer(said, by=by or self.tomas, key=key(), at=at).entry_id

    def stop(
        self, ticket: Ticket, entry_id: UUID, *, by: Member | None = None, at: datetime
    ) -> TimeEntry:
        said = Pause(ticket_id=ticket.id, entry_id=entry_id, text="Looked at the log.")
        stop_timer(said, by=by or self.tomas, key=key(), at=at)
        return entry(ticket, entry_id)

    def add(self, ticket: Ticket, begins_at: datetime, minutes: int, **said: Any) -> TimeEntry:
        by, at = said.pop("by", self.tomas), said.pop("at", after(hours=9))
        wanted = WorkedTime(ticket_id=ticket.id, begins_at=begins_at, minutes=minutes, text="Work.")
        return entry(ticket, add_time(wanted, by=by, key=key(), at=at).entry_id)

    def solve(self, ticket: Ticket, *, at: datetime | None = None) -> Ticket:
        said = Solution(ticket_id=ticket.id, turn=fresh(ticket).turn)
        solve_ticket(said, by=self.tomas, key=key(), at=at or after(hours=10))
        return fresh(ticket)


def scene_of(
    world: World, name: str = "credits", changes: dict[str, str] | None = None, *, units: int = 10
) -> Scene:
    """The desk under that pack, or under one in which some of its numbers differ."""
    files = changed(pack(name), changes) if changes else pack(name)
    return scene_at(world, world.brand(agreement=files), units=units)


def scene_at(world: World, brand: Brand, *, units: int = 10) -> Scene:
    nora = world.customer(brand)
    if units:
        world.units(nora, units)
    return Scene(world, brand, nora, world.agent(brand), world.agent(brand, "ines"))


def entry(ticket: Ticket, entry_id: UUID) -> TimeEntry:
    with reading(ticket.brand_id):
        return TimeEntry.objects.get(id=entry_id)


def settlements(ticket: Ticket) -> list[Settlement]:
    with reading(ticket.brand_id):
        return list(Settlement.objects.filter(ticket=ticket).order_by("number"))
