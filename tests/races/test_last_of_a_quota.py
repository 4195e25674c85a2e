"""Several ask at once for the last of what is included: as many have it as there is."""

import pytest

from makegood.commands.intake.submit_request import NewRequest, submit_request
from tests.packs import changed, pack
from tests.processes import race
from tests.races.both import giving
from tests.verified import nothing_is_off

pytestmark = pytest.mark.processes

CROWD = 8  # processes
ONE_OF_EACH = {'counts = "tickets"\namount = 4': 'counts = "tickets"\namount = 1', "= 6\n": "= 1\n"}


def test_a_crowd_asks_for_the_last_incidents_and_two_have_them(world):
    """One is left of the month, and one of the reserve."""
    brand = world.brand(agreement=changed(pack("quota"), ONE_OF_EACH))
    nora = world.customer(brand)
    shop = world.purchase(nora, world.product(brand))
    said = NewRequest(
        channel="portal",
        version_id=shop.agreement_version_id,
        purchase_id=shop.id,
        issue_class="incident",
        subject="It stops",
        text="It stops at noon.",
    )

    outcomes = race(*[giving(submit_request, said, by=nora) for _ in range(CROWD)])

    covers = sorted(outcome.covers for outcome in outcomes)
    assert covers == ["covered"] * 2 + ["payable"] * (CROWD - 2)
    assert nothing_is_off()
