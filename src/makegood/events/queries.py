"""What has happened to something?"""

from uuid import UUID

from django.db.models import QuerySet

from makegood.brands.compiled import compiled
from makegood.brands.foreseen import Question
from makegood.events.models import Fact
from makegood.tickets.models import Ticket


def facts_of(ticket: Ticket) -> list[Fact]:
    """All that happened on the ticket, in its order, with whoever did it."""
    return _facts(ticket.brand_id, ticket.id)


def about_facts(ticket: Ticket) -> Question:
    """What `facts_of` asks, to foresee it."""
    return _facts.about(ticket.brand_id, ticket.id)


@compiled
def _facts(brand_id: UUID, subject: UUID) -> QuerySet[Fact]:
    facts = Fact.objects.filter(brand=brand_id, subject=subject)
    return facts.select_related("by").order_by("turn")
