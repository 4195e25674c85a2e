"""An approval by keyboard alone: everything is reached, and the focus is always seen."""

import pytest

from tests.world import balance_of, fresh

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  const one = document.activeElement;
  // A row of the queue has its ring around the whole of it, and so has the search.
  const around = [one, one.closest(".search"), one.closest("li")].filter((each) => each);
  const shapes = around.map((each) => getComputedStyle(each));
  const place = one.getBoundingClientRect();
  return {
    says: (one.innerText || one.getAttribute("aria-label") || one.value || "").trim(),
    ringed: shapes.some((shape) => (
      shape.outlineStyle !== "none" && parseFloat(shape.outlineWidth) >= 2)),
    inside: place.top >= 0 && place.bottom <= innerHeight && place.width > 0,
  };
}"""


def tab_to(page, words):
    """Press Tab until what has the focus says these words; each stop on the way is seen."""
    for _stop in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["ringed"] and focused["inside"], focused
        if words in " ".join(focused["says"].split()):
            return
    raise AssertionError(f"{words!r} is not reached by keyboard")


@pytest.mark.parametrize("width", [1360, 390])
def test_a_customer_approves_without_a_mouse(world, site, window, width):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 3)
    ticket = world.ticket(nora, tomas, units=2, reason="Two pieces.")
    one = window(width=width)
    one.let_in(nora)
    page = one.page
    page.goto(site.portal(brand))

    tab_to(page, "Skip to content")
    page.keyboard.press("Enter")
    tab_to(page, "Read and decide")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/tickets/{ticket.number}/")
    tab_to(page, "Approve for 2 units")
    page.keyboard.press("Enter")
    page.wait_for_url("**/approval")
    tab_to(page, "Not yet")
    tab_to(page, "Approve for 2 units")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/tickets/{ticket.number}/")

    assert fresh(ticket).state == "accepted"
    assert balance_of(nora).available == 1


def test_an_agent_opens_a_ticket_and_reads_a_clause_without_a_mouse(world, site, window):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    ticket = world.ticket(nora, tomas, tier="basic", units=0)
    one = window()
    one.let_in(tomas)
    page = one.page
    page.goto(site.desk())

    tab_to(page, "Skip to content")
    page.keyboard.press("Enter")
    tab_to(page, ticket.title)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/tickets/**")
    tab_to(page, "§ 2")
    page.keyboard.press("Enter")

    shown = page.locator(":popover-open")
    words = shown.get_by_text("Basic support is free and comes with every product.")
    assert words.is_visible()
    page.keyboard.press("Escape")
    assert not words.is_visible()
