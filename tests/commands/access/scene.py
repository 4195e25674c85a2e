"""A ticket on which access details are asked for and given, by commands."""

from datetime import datetime
from uuid import UUID

from makegood.brands.scope import reading
from makegood.commands.access.ask_for_access import AccessWanted, ask_for_access
from makegood.commands.access.give_access import GivenAccess, give_access
from makegood.commands.access.open_access import Opening, open_access
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from makegood.vault.models import Access
from tests.packs import changed, pack
from tests.world import after, fresh, key

A_BACKUP = "I have a backup of the database and of the system."

AN_HOUR_LATER, TWO_HOURS_LATER, THREE_HOURS_LATER = (after(hours=hours) for hours in (1, 2, 3))


def agreement_with_access(*, may_be_asked: bool = True, confirm_backup: bool = True) -> dict:
    """Premium support by units, which says nothing of access by itself, with a table of it."""
    table = (
        f'[access]\nclause = "3"\nmay_be_asked = {str(may_be_asked).lower()}\n'
        f"confirm_backup = {str(confirm_backup).lower()}\n\n"
    )
    return changed(pack("tickets"), {'[packs]\nclause = "1"': f'{table}[packs]\nclause = "1"'})


def asked(
    ticket: Ticket,
    agent: Member,
    kind: Access.Kind = Access.Kind.FTP,
    *,
    at: datetime = AN_HOUR_LATER,
) -> UUID:
    """What the agent asked for."""
    said = AccessWanted(
        ticket_id=ticket.id, turn=fresh(ticket).turn, kind=kind, reason="To look at the import."
    )
    return ask_for_access(said, by=agent, key=key(), at=at).access_id


def given(
    ticket: Ticket,
    customer: Member,
    access_id: UUID,
    *,
    secret: str = "s3cret-of-nora",
    at: datetime = TWO_HOURS_LATER,
) -> UUID:
    """The same, given by the customer, who has a backup."""
    said = GivenAccess(
        ticket_id=ticket.id,
        access_id=access_id,
        address="ftp.example.com",
        user="nora",
        secret=secret,
        confirmed=A_BACKUP,
    )
    return give_access(said, by=customer, key=key(), at=at).access_id


def opened(
    ticket: Ticket, agent: Member, access_id: UUID, *, at: datetime = THREE_HOURS_LATER
) -> UUID:
    """The agent's look at it."""
    said = Opening(ticket_id=ticket.id, access_id=access_id)
    return open_access(said, by=agent, key=key(), at=at).look_id


def kept(ticket: Ticket, access_id: UUID) -> Access:
    """The row as it is now."""
    with reading(ticket.brand_id):
        return Access.objects.get(id=access_id)
