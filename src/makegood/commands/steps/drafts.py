"""Letting go of what somebody had begun to write, once it is sent."""

from makegood.people.models import Member
from makegood.tickets.models import Draft, Ticket


def let_draft_go(ticket: Ticket, kind: Draft.Kind, *, writer: Member) -> None:
    """Delete the writer's draft of that kind on the ticket, if there is one."""
    drafts = Draft.objects.filter(brand=ticket.brand_id, ticket=ticket, writer=writer, kind=kind)
    drafts.delete()
