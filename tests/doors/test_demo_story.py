"""The demo's past is told by commands alone, and all of it adds up."""

import pytest

from makegood.brands.checks import findings
from makegood.brands.scope import overseeing, reading
from makegood.cli.demo_cast import BRANDS
from makegood.cli.demo_story import Story
from makegood.events.verify.every import EVERY
from makegood.purchases.models import Purchase
from makegood.tickets.models import State, Ticket
from tests.world import MONDAY_9AM

# What is to be seen of each, beside what is common to all.
SEEN = {
    "quillbit": {State.AWAITING_APPROVAL, State.IN_PROGRESS, State.CLOSED},
    "fennick": {State.AWAITING_APPROVAL, State.IN_PROGRESS, State.ACCEPTED},
    "quayside": {State.AWAITING_APPROVAL, State.IN_PROGRESS, State.ACCEPTED},
    "oxbow": {State.ACCEPTED, State.IN_PROGRESS},
    "larchmont": {State.ACCEPTED, State.IN_PROGRESS, State.REFUSED},
}


@pytest.mark.parametrize("brand", BRANDS, ids=lambda brand: brand.slug)
def test_each_brand_of_the_demo_has_a_past_that_adds_up(empty, brand):
    story = Story(brand, at=MONDAY_9AM)

    story.tell()

    with reading(story.machine.brand_id):
        states = set(Ticket.objects.values_list("state", flat=True))
        assert Purchase.objects.filter(company__name="Foto Lumen").exists()
    assert states >= SEEN[brand.slug]
    with overseeing() as cursor:
        assert findings(EVERY, cursor) == []
