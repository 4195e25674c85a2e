"""Hours are shown by the clocks of whoever reads, which only the browser knows."""

import pytest
import time_machine

from tests.packs import pack
from tests.world import MONDAY_9AM

pytestmark = pytest.mark.browser
DASH = "\u2060\u2013\u2060"


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("America/New_York", f"Mon{DASH}Fri 06:00{DASH}14:00"),
        # The week of one who reads in Auckland begins on Monday evening, and ends on a Saturday.
        ("Pacific/Auckland", f"Mon{DASH}Fri 22:00{DASH}06:00"),
        ("Africa/Abidjan", ""),  # its clocks are those of the agreement
    ],
)
def test_the_hours_are_said_by_the_readers_own_clocks(world, site, window, zone, words):
    brand = world.brand(agreement=pack("hourly"))
    nora = world.customer(brand)
    one = window(timezone_id=zone)
    one.let_in(nora)
    with time_machine.travel(MONDAY_9AM, tick=True):
        one.page.goto(site.portal(brand, "/"))
    own = one.page.locator("[data-open]")
    if words:
        assert own.inner_text() == f"By your clocks: {words}"
    else:
        assert own.is_hidden()
