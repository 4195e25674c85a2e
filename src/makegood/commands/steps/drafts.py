"""Letting go of what somebody had begun to write, once it is sent."""

from typing import Final

from django.db import connection

from makegood.people.models import Member
from makegood.tickets.models import Draft, Ticket

# Each reply asks this: as a query set it would be put into words anew each time.
LET_GO: Final = """
DELETE FROM tickets_draft
WHERE brand_id = %s AND ticket_id = %s AND writer_id = %s AND kind = %s
"""


def let_draft_go(ticket: Ticket, kind: Draft.Kind, *, writer: Member) -> None:
    """Delete the writer's draft of that kind on the ticket, if there is one."""
    with connection.cursor() as cursor:
        cursor.execute(LET_GO, [ticket.brand_id, ticket.id, writer.id, kind])
