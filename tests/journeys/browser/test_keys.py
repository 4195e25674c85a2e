"""The keys of the desk: each does what the list of keys says, and no other is in it."""

import pytest

from tests.commands.desk.scene import Desk
from tests.world import after, fresh

pytestmark = pytest.mark.browser

LISTED = (
    "[...document.querySelectorAll('#keys dl > div:not([hidden]) kbd')].map(one => one.innerText)"
)
FOCUS = "document.activeElement.id || document.activeElement.dataset.key"
GOES_TO = {
    "w": "owed",
    "r": "id_text",
    "n": "id_note-text",
    "q": "q",
    "t": "t",
    "a": "assignee",
    "e": "e",
}


@pytest.fixture
def tomas(world):
    brand = world.brand()
    desk = Desk(world, world.customer(brand), world.agent(brand), world.agent(brand, "ines"))
    world.units(desk.nora, 3)
    ticket = world.approve(world.ticket(desk.nora, desk.tomas, units=2, reason="Two."), desk.nora)
    desk.replied(fresh(ticket), desk.nora, at=after(hours=1))
    return desk.tomas


def keys_of(page):
    page.keyboard.press("?")
    listed = page.evaluate(LISTED)
    page.keyboard.press("Escape")
    return listed


def test_each_key_in_the_list_works_on_the_page_that_lists_it(tomas, site, window):
    one = window()
    one.let_in(tomas)
    page = one.page
    page.goto(site.desk())

    assert keys_of(page) == ["J", "K", "Enter", "/", "?"]
    page.keyboard.press("/")
    assert page.evaluate(FOCUS) == "q"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/tickets/**")
    listed = keys_of(page)
    assert {key.upper() for key in GOES_TO} | {"U", "S", "Ctrl Enter", "?"} == set(listed)
    for key, place in GOES_TO.items():
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press(key)
        assert page.evaluate(FOCUS) == place, key
    page.evaluate("document.activeElement.blur()")
    assert page.locator("[data-key=q] kbd").inner_text() == "Q"
    page.keyboard.press("s")
    page.wait_for_url("**/order/")
    page.go_back()
    page.keyboard.press("u")
    page.wait_for_url("**/desk/")


def test_single_letters_can_be_switched_off(tomas, site, window):
    one = window()
    one.let_in(tomas)
    page = one.page
    page.goto(site.desk())
    page.keyboard.press("?")
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")

    page.keyboard.press("j")

    assert page.evaluate("document.activeElement.tagName") == "BODY"
