"""Who gets the letters about a ticket, and in which language?"""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.utils.translation import override

from makegood.brands.models import Brand
from makegood.outbox.letters.letter import Letter
from makegood.outbox.letters.page import Page
from makegood.people.models import Member
from makegood.tickets.models import Ticket


def ticket_told_of(ticket_id: str, brand_id: UUID) -> Ticket:
    """The ticket of a fact, with its brand. One query."""
    return Ticket.objects.select_related("brand", "agreement_version").get(
        brand=brand_id, id=ticket_id
    )


def readers_of(ticket: Ticket) -> list[Member]:
    """Who asked, and whoever of the company may approve. One query."""
    members = Member.objects.of_company(ticket.company_id).filter(brand=ticket.brand_id)
    return [
        member
        for member in members.select_related("person").order_by("id")
        if member.id == ticket.requester_id or "approver" in member.roles
    ]


def letters_to(
    members: list[Member], code: str, brand: Brand, say: Callable[[], tuple[str, Page]]
) -> Iterator[Letter]:
    """The letter to each of them, worded by `say` in the language of its reader."""
    for member in members:
        with override(member.person.language):
            subject, page = say()
            yield Letter(
                code=code,
                to=member.person.address,
                recipient_id=member.id,
                subject=subject,
                text=page.as_text(brand),
                html=page.as_html(brand, member.person.language),
            )
