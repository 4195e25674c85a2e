"""Letting support in, in a browser: asked, handed over, opened for a minute, erased."""

import pytest

from tests.commands.access.scene import agreement_with_access
from tests.world import fresh

pytestmark = pytest.mark.browser

SECRET = "correct-horse-4711"


def test_a_customer_lets_support_in_and_takes_it_back(world, site, window):
    brand = world.brand(agreement=agreement_with_access())
    nora, tomas = world.customer(brand), world.agent(brand)
    ticket = world.ticket(nora, tomas, tier="basic", units=0)
    agent, customer = window(), window()
    agent.let_in(tomas)
    customer.let_in(nora)
    agent.page.goto(site.desk(f"/desk/tickets/{ticket.id}/"))
    its_page = site.portal(brand, f"/tickets/{ticket.number}/")

    asks(agent.page)
    customer.page.goto(its_page)
    flaws = moves_what_was_pasted(customer) + confirms_and_hands_over(customer)
    flaws += opens_for_a_minute(agent)
    customer.page.goto(its_page)
    flaws += erases(customer)

    assert flaws == []
    assert fresh(ticket).state == "in_progress"


def asks(page):
    page.get_by_text("Ask for access").click()
    page.get_by_label("What for").select_option("ftp")
    page.locator("#id_access-reason").fill("To look at the import.")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_text("Asked; the customer is told by mail.").wait_for()


def moves_what_was_pasted(customer):
    page = customer.page
    page.get_by_label("Your message").fill(f"Hello\nPassword: {SECRET}")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Move it").wait_for()
    flaws = customer.flaws()
    page.get_by_role("button", name="Move it").click()
    assert page.get_by_label("Password or key").input_value() == f"Password: {SECRET}"
    return flaws


def confirms_and_hands_over(customer):
    page = customer.page
    page.get_by_role("button", name="Seal and hand over").click()
    page.get_by_text("Please confirm first that you have a backup.").first.wait_for()
    flaws = customer.flaws()
    page.get_by_label("I have a backup").check()
    page.get_by_role("button", name="Seal and hand over").click()
    page.get_by_text("Sealed. You see here who opens it").wait_for()
    assert page.get_by_label("Your message").input_value() == "Hello"
    return flaws + customer.flaws()


def opens_for_a_minute(agent):
    page = agent.page
    page.reload()
    flaws = agent.flaws()
    page.clock.install()
    page.get_by_role("button", name="Open").click()
    page.get_by_text(SECRET).wait_for()
    flaws += agent.flaws()
    page.clock.fast_forward("01:01")
    assert SECRET not in page.content()
    return flaws


def erases(customer):
    page = customer.page
    page.get_by_role("link", name="Erase now").click()
    flaws = customer.flaws()
    page.get_by_role("button", name="Erase it for good").click()
    page.get_by_text("Erased. Nobody can open it any more.").wait_for()
    return flaws + customer.flaws()
