"""What is there to act on while it is measured? Tickets to answer and to approve, a brand to ask.

Loaded once Django is set up on a full desk. What is made here is made by commands, and stays.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import count as count_from
from uuid import UUID

import tests.world
from bench.parts.installation import Place
from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.people.models import Member
from makegood.tickets.models import OUR_MOVE, Ticket
from tests.packs import pack
from tests.world import World, member

ASKED = "asking"  # the brand whose customers ask by the form, under an agreement with promises
CUSTOMERS = 60


def member_named(user_name: str) -> Member:
    """The member of that user name, in the brand that he belongs to first."""
    brand = Brand.objects.exclude(slug=ASKED).order_by("created_at").first()
    assert brand is not None
    with reading(brand.id):
        found = Member.objects.get(brand=brand, person__user_name=user_name)
    return member(brand.id, found.id)


def to_answer(place: Place) -> Iterator[UUID]:
    """Tickets on which it is our move, each with six messages; each once."""
    agent = member_named(place.agent)
    with reading(agent.brand_id):
        owed = Ticket.objects.filter(brand=agent.brand_id, state__in=OUR_MOVE, turn__gt=5)
        ids = list(owed.order_by("-id").values_list("id", flat=True)[:3000])
    return iter(ids)


def to_approve(place: Place, count: int, *, at: datetime) -> list[Ticket]:
    """So many new tickets of the customer that await her approval."""
    world, nora, tomas = World(), member_named(place.customer), member_named(place.agent)
    # The cast counts its keys from one; on this desk those of earlier runs are taken.
    tests.world.KEYS = count_from(int(at.timestamp() * 1000))
    return [world.ticket(nora, tomas, title="To approve", at=at) for _each in range(count)]


def asking_customers() -> tuple[str, list[str]]:
    """The host of the brand that takes requests by its form, and the user names of its customers.

    There are many, each of another company: what an agreement includes is reckoned from all that
    a company ever asked, and no company asks a thousand times in a minute.
    """
    names = [f"asking-{number}" for number in range(CUSTOMERS)]
    found = Brand.objects.filter(slug=ASKED).first()
    if found is None:
        world = World()
        found = world.brand(ASKED, agreement=pack("quota"))
        for name in names:
            world.customer(found, name)
    return found.host, names
