"""The demo's past is told by commands alone, and all of it adds up."""

from makegood.brands.checks import findings
from makegood.brands.scope import overseeing, reading
from makegood.cli.demo_cast import BRANDS
from makegood.cli.demo_story import Story
from makegood.events.verify.every import EVERY
from makegood.purchases.models import Purchase
from makegood.tickets.models import State, Ticket
from tests.world import MONDAY_9AM


def test_a_brand_of_the_demo_has_a_past_that_adds_up(empty):
    story = Story(BRANDS[0], at=MONDAY_9AM)

    story.tell()

    with reading(story.machine.brand_id):
        states = set(Ticket.objects.values_list("state", flat=True))
        bought = Purchase.objects.values_list("company__name", "product__code")
        assert ("Foto Lumen", "member-desk") in bought
    assert states >= {State.AWAITING_APPROVAL, State.IN_PROGRESS, State.CLOSED}
    with overseeing() as cursor:
        assert findings(EVERY, cursor) == []
