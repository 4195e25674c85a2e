"""Access details: asked for, given, opened, withdrawn."""

from makegood.commands.access.ask_for_access import AccessWanted
from makegood.commands.access.give_access import GivenAccess
from makegood.commands.access.open_access import Opening
from makegood.commands.access.withdraw_access import Withdrawal
from makegood.tickets.models import Ticket
from makegood.vault.models import Access
from tests.commands.access.scene import A_BACKUP, agreement_with_access, asked, given
from tests.commands.twice.stage import Case, Stage, Told, case
from tests.world import fresh


def its_ticket(stage: Stage) -> tuple[Stage, Ticket]:
    """The stage of another brand, whose agreement speaks of access details, and a ticket there."""
    world = stage.world
    brand = world.brand("tessero", agreement=agreement_with_access())
    nora, tomas = world.customer(brand, "vera"), world.agent(brand, "yelena")
    there = Stage(world, nora, tomas, world.machine(brand))
    return there, world.ticket(nora, tomas, tier="basic", units=0)


def wanted(stage: Stage) -> Case:
    there, ticket = its_ticket(stage)
    said = AccessWanted(
        ticket_id=ticket.id, turn=fresh(ticket).turn, kind=Access.Kind.FTP, reason="To look."
    )
    return case(said, there.tomas, reason="To look again.")


def handed_over(stage: Stage) -> Case:
    there, ticket = its_ticket(stage)
    said = GivenAccess(
        ticket_id=ticket.id,
        access_id=asked(ticket, there.tomas),
        secret="s3cret",
        confirmed=A_BACKUP,
    )
    return case(said, there.nora, secret="s3cret2")


def opening(stage: Stage) -> Case:
    there, ticket = its_ticket(stage)
    access_id = given(ticket, there.nora, asked(ticket, there.tomas))
    said = Opening(ticket_id=ticket.id, access_id=access_id)
    return case(said, there.tomas, access_id=ticket.id)


def withdrawal(stage: Stage) -> Case:
    there, ticket = its_ticket(stage)
    access_id = given(ticket, there.nora, asked(ticket, there.tomas))
    said = Withdrawal(ticket_id=ticket.id, access_id=access_id)
    return case(said, there.nora, access_id=ticket.id)


CASES: dict[str, Told] = {
    "access.ask_for_access": wanted,
    "access.give_access": handed_over,
    "access.open_access": opening,
    "access.withdraw_access": withdrawal,
}
