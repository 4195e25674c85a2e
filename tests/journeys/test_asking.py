"""Asking by the form: what would become of it is shown before it is sent, and is what happens."""

from tests.journeys.pages import signed_in, text_of
from tests.packs import pack
from tests.world import facts, key

FORM = "/requests/new/"


def typed(**said):
    return {
        "purchase": "none",
        "subject": "It stops",
        "text": "It stops at noon.",
        "key": key(),
        **said,
    }


def test_nothing_is_asked_before_something_is_chosen(world):
    nora = world.customer(world.brand(agreement=pack("hourly")))

    page = signed_in(nora).get(FORM)

    assert page.status_code == 200
    assert "Check cover and cost" in text_of(page)
    assert "What we need to know" not in text_of(page)


def test_what_would_become_of_it_is_shown_with_clause_and_cost(world):
    nora = world.customer(world.brand(agreement=pack("hourly")))

    page = signed_in(nora).post(FORM, typed(issue_class="misconfiguration", check="1"))

    words = text_of(page)
    assert "Not covered, but it can be done for a price" in words
    assert "50 USD an hour" in words
    assert "It stops at noon." in page.content.decode()


def test_sent_it_is_what_was_shown(world):
    nora = world.customer(world.brand(agreement=pack("hourly")))
    browser = signed_in(nora)
    said = typed(issue_class="server")
    shown = browser.post(FORM, {**said, "check": "1"})
    assert "Not covered" in text_of(shown)

    sent = browser.post(FORM, {**said, "send": "1"}, follow=True)

    assert "Not covered" in text_of(sent)
    (given,) = facts(nora.brand_id, "verdict.given")
    assert given.details["covers"] == "refused"
