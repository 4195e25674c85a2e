"""What is on the desk that is copied until it is large? One customer with twenty tickets.

All of it is made by commands, with the cast of the tests. Each text is a sign with a number, such
as "[[12]]", in whose place every copy puts words of its own.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from makegood.brands.models import Brand
from makegood.commands.tickets.assign_ticket import Assignment, assign_ticket
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.commands.tickets.solve_ticket import Solution, solve_ticket
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from tests.world import World, fresh, key

TICKETS = 20  # of a customer
OPEN = 6  # of those, three in ten
MESSAGES = 6
LONG = 30  # messages of the one long ticket
TITLE, TEXT = "[[title]]", "[[{}]]"


@dataclass(frozen=True, slots=True)
class Desk:
    """Who is there before anything is copied."""

    brand: Brand
    agent: Member
    customer: Member  # whose tickets are not copied


class Days:
    """What happens on a customer's tickets, each a day after the one before."""

    def __init__(self, world: World, desk: Desk, customer: Member, *, begin: datetime) -> None:
        self._world = world
        self._agent = desk.agent
        self._customer = customer
        self._at = begin
        self._signs = count(1)

    def tickets(self) -> None:
        """Twenty, of which six are open: two taken up, one in work, two asked about, one free."""
        for number in range(TICKETS):
            self._at += timedelta(days=1)
            self._ticket(number)

    def long_ticket(self, title: str, text: str) -> Ticket:
        """One with thirty messages."""
        ticket = self._paid(title)
        for number in range(LONG):
            self._say(ticket, self._customer if number % 2 else self._agent, text)
        return fresh(ticket)

    def _ticket(self, number: int) -> None:
        if number == TICKETS - 1:
            self._world.ticket(self._customer, self._agent, title=TITLE, at=self._at)
            return
        ticket = self._paid(TITLE) if number % 3 else self._free()
        for each in range(MESSAGES):
            by = self._customer if each % 2 == 0 else self._agent
            self._say(ticket, by, TEXT.format(next(self._signs)))
        if number < TICKETS - OPEN:
            self._end(ticket)

    def _paid(self, title: str) -> Ticket:
        made = self._world.ticket(self._customer, self._agent, title=title, at=self._at)
        return self._world.approve(made, self._customer, at=self._later())

    def _free(self) -> Ticket:
        return self._world.ticket(
            self._customer, self._agent, title=TITLE, tier="basic", units=0, at=self._at
        )

    def _say(self, ticket: Ticket, by: Member, text: str) -> None:
        said = Reply(ticket_id=ticket.id, text=text, turn=fresh(ticket).turn)
        reply_to_ticket(said, by=by, key=key(), at=self._later())

    def _end(self, ticket: Ticket) -> None:
        taken = Assignment(ticket_id=ticket.id, assignee_id=self._agent.id)
        assign_ticket(taken, by=self._agent, key=key(), at=self._later())
        solved = Solution(ticket_id=ticket.id, turn=fresh(ticket).turn)
        solve_ticket(solved, by=self._agent, key=key(), at=self._later())
        closed = Closure(ticket_id=ticket.id, turn=fresh(ticket).turn)
        close_ticket(closed, by=self._customer, key=key(), at=self._later())

    def _later(self) -> datetime:
        self._at += timedelta(minutes=7)
        return self._at
