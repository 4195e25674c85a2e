"""People make tokens for their programs, see what these may do, and take them away."""

import re
from html import unescape

import pytest
import time_machine
from django.test import Client

from tests.journeys.pages import signed_in, text_of
from tests.world import after, key

WANTED = {"name": "Nightly report", "scopes": ["tickets:read"], "days": "30"}


@pytest.fixture(autouse=True)
def two_hours_later():
    """The clock stands two hours after the tokens of the cast were made."""
    with time_machine.travel(after(hours=2), tick=False):
        yield


def shown_token(page):
    """The token that the page shows."""
    found = re.search(r'value="(mg_[^"]+)"', page.content.decode())
    assert found, text_of(page)
    return unescape(found[1])


def works(brand, token):
    said = {"Authorization": f"Bearer {token}"}
    return Client(HTTP_HOST=brand.host).get("/api/v1/tickets", headers=said).status_code


def test_a_customer_makes_a_token_uses_it_and_revokes_it(world):
    brand = world.brand()
    account = signed_in(world.customer(brand))
    assert "There is no token yet." in text_of(account.get("/tokens/"))

    made = account.post("/tokens/new", {**WANTED, "key": key()})
    token = shown_token(made)
    assert "no-store" in made["Cache-Control"]
    assert works(brand, token) == 200

    listed = account.get("/tokens/")
    assert "Nightly report" in text_of(listed)
    assert token not in listed.content.decode()
    action = re.search(r'action="(/tokens/[^"]+/revocation)"', listed.content.decode())[1]
    assert "The token is revoked." in text_of(account.post(action, {"key": key()}, follow=True))
    assert works(brand, token) == 401
    assert "already" in text_of(account.post(action, {"key": key()}, follow=True))


def test_a_form_sent_twice_shows_no_second_token(world):
    account = signed_in(world.customer(world.brand()))
    same = {**WANTED, "key": key()}
    shown_token(account.post("/tokens/new", same))
    again = account.post("/tokens/new", same)
    assert again.status_code == 400
    assert "mg_" not in text_of(again).replace("mg_…", "")
    assert text_of(account.get("/tokens/")).count("Nightly report") == 2  # the name, the button


def test_a_form_that_lacks_something_keeps_the_rest(world):
    account = signed_in(world.customer(world.brand()))
    page = account.post("/tokens/new", {"name": "Nightly report", "days": "30", "key": key()})
    assert page.status_code == 400
    assert 'value="Nightly report"' in page.content.decode()
    for wrong in ({"scopes": ["catalogue:write"]}, {"days": "9999"}, {"name": ""}):
        assert account.post("/tokens/new", {**WANTED, **wrong}).status_code == 400
    assert "There is no token yet." in text_of(account.get("/tokens/"))


def test_staff_see_their_own_and_an_owner_sees_all(world):
    brand = world.brand()
    nora, tomas, olga = world.customer(brand), world.agent(brand), world.owner(brand)
    desk, owner = signed_in(tomas), signed_in(olga)
    noras = world.token(nora)
    token = shown_token(desk.post("/owner/tokens/quillbit/new", {**WANTED, "key": key()}))
    assert works(brand, token) == 200

    assert "Nora Example" not in text_of(desk.get("/owner/tokens/"))
    assert desk.post(f"/owner/tokens/{noras.token_id}/revocation").status_code == 404
    everybodys = text_of(owner.get("/owner/tokens/"))
    assert "Nora Example" in everybodys and "Tomas Example" in everybodys
    assert owner.post(f"/owner/tokens/{noras.token_id}/revocation").status_code == 302
    assert works(brand, noras.text) == 401


def test_another_brands_and_another_customers_tokens_are_not_there(world):
    brand, there = world.brand(), world.brand("tessero")
    nora, paul, vera = (
        world.customer(brand),
        world.customer(brand, "paul"),
        world.customer(there, "vera"),
    )
    for theirs in (paul, vera):
        token = world.token(theirs)
        answer = signed_in(nora).post(f"/tokens/{token.token_id}/revocation")
        assert answer.status_code == 404
        assert works(theirs.brand, token.text) == 200
    yelena = signed_in(world.owner(there, "yelena"))
    assert yelena.post("/owner/tokens/quillbit/new", WANTED).status_code == 404
    assert yelena.post(f"/owner/tokens/{world.token(nora).token_id}/revocation").status_code == 404
