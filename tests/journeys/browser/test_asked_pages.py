"""The request form, what is told of a verdict, and the desk's lists: what axe finds, what fits."""

import pytest
import time_machine

from tests.journeys.asking import FORM, asking
from tests.journeys.browser.window import NARROW, WIDE
from tests.packs import pack
from tests.world import MONDAY_9AM

pytestmark = [pytest.mark.browser, pytest.mark.soak]


@pytest.fixture
def cast(world, site):
    """Nora, who bought an add-on with after-sales support, and staff."""
    brand = world.brand(agreement=pack("aftersales"))
    nora = world.customer(brand)
    addon = world.product(brand, runs_with=">=1.6 <1.8")
    return nora, world.agent(brand), world.purchase(nora, addon)


def test_the_form_says_what_comes_of_a_request_and_keeps_what_was_typed(cast, site, window):
    nora, _tomas, addon = cast
    one = window()
    one.let_in(nora)
    page = one.page
    page.goto(site.portal(nora.brand, FORM))
    flaws = one.flaws()

    page.get_by_label("Which product is it about?").select_option(str(addon.id))
    page.locator("input[name=issue_class]").first.check()
    page.get_by_label("In one line").fill("It stops")
    page.get_by_role("button", name="Check cover and cost").click()
    page.get_by_role("heading", name="What we need to know").wait_for()
    flaws += one.flaws()
    page.get_by_role("button", name="Send").click()
    page.get_by_text("Describe what happens and what you expected.").first.wait_for()
    flaws += one.flaws()

    assert page.get_by_label("In one line").input_value() == "It stops"
    assert not flaws, "\n".join(flaws)


def test_verdicts_and_lists_hold_what_is_said_of_pages(cast, site, window):
    nora, tomas, addon = cast
    said = {"clashing_development": "no", "platform": "1.7"}
    covered = asking(nora, "use", addon, **said).sent()
    asked = asking(nora, "use").sent()
    one = window(width=NARROW)
    for member in (nora, tomas):
        one.let_in(member)
    portal = [f"/tickets/{covered.number}/", f"/tickets/{asked.number}/", "/search/?q=stops"]
    desk = [f"/desk/tickets/{covered.id}/", f"/desk/tickets/{covered.id}/order/"]
    desk += ["/desk/", "/desk/to-judge/", "/desk/aside/", "/desk/search/?q=stops"]
    desk += [f"/desk/tools/{nora.brand.slug}/"]
    pages = [site.portal(nora.brand, path) for path in [*portal, "/tokens/", "/tokens/new"]]

    flaws = []
    for address in [*pages, *(site.desk(path) for path in desk)]:
        flaws += [*one.flaws_at(address), *one.flaws_of_longer_words()]

    assert not flaws, "\n".join(flaws)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_broken_promise_is_shown_to_everybody(world, site, window, width):
    """Four promises of a day's lateness at least, each with its table and what is owed."""
    brand = world.brand(agreement=pack("guarantee"))
    nora, tomas = world.customer(brand), world.agent(brand)
    form = asking(nora, "fault", world.purchase(nora, world.product(brand)))
    form.said["symptoms"] = "most_requests_fail"
    with time_machine.travel(MONDAY_9AM, tick=False):
        ticket = form.sent()
    one = window(width=width)
    for member in (nora, tomas):
        one.let_in(member)

    flaws = []
    for address in (
        site.portal(brand, f"/tickets/{ticket.number}/"),
        site.portal(brand, f"/tickets/{ticket.number}/promises"),
        site.desk(f"/desk/tickets/{ticket.id}/promises"),
    ):
        flaws += [*one.flaws_at(address), *one.flaws_of_longer_words()]

    assert not flaws, "\n".join(flaws)
