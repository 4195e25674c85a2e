"""A ticket on which access details are asked for and given, by commands."""

import hashlib
from datetime import datetime
from uuid import UUID

from makegood.brands.scope import reading
from makegood.commands.access.ask_for_access import AccessWanted, ask_for_access
from makegood.commands.access.give_access import GivenAccess, give_access
from makegood.commands.access.open_access import Opening, open_access
from makegood.commands.intake.keep_mail import ArrivedMail, keep_mail
from makegood.commands.intake.release_mail import Release, release_mail
from makegood.commands.tickets.split_request import NewTicket, Split, split_request
from makegood.people.models import Machine, Member
from makegood.tickets.models import Ticket
from makegood.vault.models import Access
from tests.packs import changed, pack
from tests.world import MONDAY_9AM, after, fresh, key, terms_now
from tests.world import ticket as ticket_of

A_BACKUP = "I have a backup of the database and of the system."

AN_HOUR_LATER, TWO_HOURS_LATER, THREE_HOURS_LATER = (after(hours=hours) for hours in (1, 2, 3))


def agreement_with_access(*, may_be_asked: bool = True, confirm_backup: bool = True) -> dict:
    """Premium support by units, which says nothing of access by itself, with a table of it."""
    table = (
        f'[access]\nclause = "3"\nmay_be_asked = {str(may_be_asked).lower()}\n'
        f"confirm_backup = {str(confirm_backup).lower()}\n\n"
    )
    return changed(pack("tickets"), {'[packs]\nclause = "1"': f'{table}[packs]\nclause = "1"'})


def free_ticket(customer: Member, agent: Member) -> Ticket:
    """A free ticket under any agreement: of a mail that staff take up, split at once."""
    gateway = Machine("mail", brand_id=customer.brand_id)
    raw = f"Subject: It broke\n\n{key()}".encode()
    arrived = ArrivedMail(raw=raw, sha256=hashlib.sha256(raw).hexdigest(), name="a.eml")
    mail_id = keep_mail(arrived, by=gateway, key=key(), at=MONDAY_9AM).mail_id
    taken_up = Release(mail_id=mail_id, requester_id=customer.id, subject="It broke", text="Help.")
    request_id = release_mail(taken_up, by=agent, key=key(), at=MONDAY_9AM).request_id
    agreement = terms_now(customer.brand_id)
    wanted = NewTicket(
        title="It broke",
        text="Please help.",
        tier=next(tier.id for tier in agreement.tiers if not tier.paid),
        issue_class=agreement.classes[0].id,
        units=0,
        reason="It is our turn to help.",
    )
    said = Split(request_id=request_id, tickets=(wanted,))
    made = split_request(said, by=agent, key=key(), at=MONDAY_9AM)
    return ticket_of(customer.brand_id, made.ticket_ids[0])


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
