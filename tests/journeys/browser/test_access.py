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
    desk, account = agent.page, customer.page

    desk.goto(site.desk(f"/desk/tickets/{ticket.id}/"))
    desk.get_by_text("Ask for access").click()
    desk.get_by_label("What for").select_option("ftp")
    desk.locator("#id_access-reason").fill("To look at the import.")
    desk.get_by_role("button", name="Ask", exact=True).click()
    desk.get_by_text("Asked; the customer is told by mail.").wait_for()

    account.goto(site.portal(brand, f"/tickets/{ticket.number}/"))
    account.get_by_label("Your message").fill(f"Hello\nPassword: {SECRET}")
    account.get_by_role("button", name="Send").click()
    account.get_by_role("button", name="Move it").wait_for()
    flaws = customer.flaws()
    account.get_by_role("button", name="Move it").click()
    assert account.get_by_label("Password or key").input_value() == f"Password: {SECRET}"
    account.get_by_role("button", name="Seal and hand over").click()
    account.get_by_text("Please confirm first that you have a backup.").first.wait_for()
    flaws += customer.flaws()
    account.get_by_label("I have a backup").check()
    account.get_by_role("button", name="Seal and hand over").click()
    account.get_by_text("Sealed. You see here who opens it").wait_for()
    assert account.get_by_label("Your message").input_value() == "Hello"
    flaws += customer.flaws()

    desk.reload()
    flaws += agent.flaws()
    desk.clock.install()
    desk.get_by_role("button", name="Open").click()
    desk.get_by_text(SECRET).wait_for()
    flaws += agent.flaws()
    desk.clock.fast_forward("01:01")
    assert SECRET not in desk.content()

    account.goto(site.portal(brand, f"/tickets/{ticket.number}/"))
    account.get_by_role("link", name="Erase now").click()
    flaws += customer.flaws()
    account.get_by_role("button", name="Erase it for good").click()
    account.get_by_text("Erased. Nobody can open it any more.").wait_for()
    flaws += customer.flaws()

    assert flaws == []
    assert fresh(ticket).state == "in_progress"
