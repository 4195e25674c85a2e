"""The words, tags and fields that staff work with, through their page."""

from tests.commands.desk.scene import desk_in
from tests.doors.desk.test_order import sent
from tests.journeys.pages import signed_in, text_of
from tests.world import fresh, key

REPLY = {"saved-title": "Thanks", "saved-language": "en", "saved-text": "Thanks, {customer}."}
FIELD = {"field-name": "Server", "field-code": "server", "field-kind": "text"}


def posted(browser, path, **said):
    return browser.post(path, {"key": key(), **said}, follow=True)


def test_words_are_kept_changed_and_no_longer_offered(world):
    desk = desk_in(world)
    ticket, browser = desk.open_ticket(), signed_in(desk.tomas)
    tools, page = "/desk/tools/quillbit/", f"/desk/tickets/{ticket.id}/"

    posted(browser, tools + "replies", **REPLY)
    assert "Thanks (en)" in text_of(browser.get(page))
    found = browser.get(page).content.decode().split('<option value="')
    saved_id = next(part[:36] for part in found if "Thanks (en)" in part)
    posted(
        browser,
        tools + "replies",
        **REPLY | {"saved-saved_reply": saved_id, "saved-title": "Cheers"},
    )
    assert "Cheers (en)" in text_of(browser.get(page))

    posted(browser, f"{tools}replies/{saved_id}")
    assert "Cheers (en)" not in text_of(browser.get(page))


def test_words_with_a_place_that_nothing_fills_are_not_kept_and_not_lost(world):
    browser = signed_in(desk_in(world).tomas)

    page = posted(
        browser, "/desk/tools/quillbit/replies", **REPLY | {"saved-text": "Dear {nobody}"}
    )

    assert page.status_code == 409
    assert "Nothing fills {nobody}." in text_of(page)
    assert "Dear {nobody}" in text_of(page)


def test_an_owner_gives_tickets_a_field_and_staff_note_in_it(world):
    desk = desk_in(world)
    olga, ticket = world.owner(desk.nora.brand), desk.open_ticket()
    assert posted(signed_in(desk.tomas), "/desk/tools/quillbit/fields", **FIELD).status_code == 409
    posted(signed_in(olga), "/desk/tools/quillbit/fields", **FIELD)

    browser, order = signed_in(desk.tomas), f"/desk/tickets/{ticket.id}/order/"
    found = browser.get(order).content.decode().split("/fields/")
    sent(browser, ticket, f"fields/{found[1][:36]}", value="Old one")

    assert fresh(ticket).fields == {"server": "Old one"}


def test_the_tools_of_another_brand_are_not_there(world):
    browser = signed_in(desk_in(world).tomas)
    desk_in(world, slug="tessero")

    assert browser.get("/desk/tools/tessero/").status_code == 404
    assert posted(browser, "/desk/tools/tessero/replies", **REPLY).status_code == 404
