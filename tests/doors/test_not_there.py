"""Whoever may not see a thing gets the same answer as if it were not there."""

import re
from uuid import UUID

import pytest

from makegood.brands.scope import reading
from makegood.intake.models import RawMail, Request
from makegood.tickets.models import Attachment
from tests.journeys.pages import signed_in
from tests.world import MONDAY_9AM, key

NOBODY = UUID("01900000-0000-7000-8000-000000000000")
PORTAL_PAGES = ["", "approval", "declination"]
PORTAL_ACTS = ["approval", "declination", "replies", "cancellation", "closure"]
DESK_ACTS = ["replies", "notes", "proposals", "assignment", "solution", "closure", "goodwill"]


def answer(response) -> tuple[int, str]:
    """The answer without what differs from one request to the next."""
    body = response.content.decode()
    return response.status_code, re.sub(
        r'name="(csrfmiddlewaretoken|next)" value="[^"]*"', "", body
    )


@pytest.fixture
def two_brands(world):
    """Two desks with a customer and a ticket each; staff of the one are strangers in the other."""
    here, there = world.brand("quillbit"), world.brand("tessero")
    nora, tomas = world.customer(here, "nora"), world.agent(here, "tomas")
    vera, yelena = world.customer(there, "vera"), world.agent(there, "yelena")
    world.units(nora, 5)
    world.units(vera, 5)
    return {
        "nora": nora,
        "tomas": tomas,
        "vera": vera,
        "yelena": yelena,
        "hers": world.ticket(vera, yelena),
        "request": world.request(vera),
        "world": world,
    }


def test_another_customers_ticket_is_not_there(two_brands):
    world, nora = two_brands["world"], two_brands["nora"]
    paul = world.customer(nora.brand, "paul")
    pauls = world.ticket(paul, two_brands["tomas"])
    browser = signed_in(nora)

    for page in PORTAL_PAGES:
        missing = browser.get(f"/tickets/4711/{page}")
        assert missing.status_code == 404
        assert answer(browser.get(f"/tickets/{pauls.number}/{page}")) == answer(missing)
    for act in PORTAL_ACTS:
        said = {"text": "Hello", "quote": str(NOBODY), "key": key(), "turn": "1"}
        missing = browser.post(f"/tickets/4711/{act}", said)
        assert missing.status_code == 404
        assert answer(browser.post(f"/tickets/{pauls.number}/{act}", said)) == answer(missing)


def test_another_brands_things_are_not_there_for_staff(two_brands):
    hers, request_id = two_brands["hers"], two_brands["request"]
    with reading(hers.brand_id):
        mail_id = RawMail.objects.values_list("id", flat=True)[0]
        assert Request.objects.filter(id=request_id).exists()
    browser = signed_in(two_brands["tomas"])
    pages = [
        (f"/desk/tickets/{hers.id}/", f"/desk/tickets/{NOBODY}/"),
        (f"/desk/requests/{request_id}/", f"/desk/requests/{NOBODY}/"),
        (f"/desk/mail/{mail_id}/", f"/desk/mail/{NOBODY}/"),
        (f"/desk/mail/{mail_id}/raw.eml", f"/desk/mail/{NOBODY}/raw.eml"),
        (
            f"/desk/companies/{hers.company_id}/units",
            f"/desk/companies/{NOBODY}/units",
        ),
    ]
    for theirs, nobodys in pages:
        missing = browser.get(nobodys)
        assert missing.status_code == 404
        assert answer(browser.get(theirs)) == answer(missing)
    said = {
        "text": "Hello",
        "note-text": "Hello",
        "proposal-most": "2",
        "proposal-reason": "So",
        "goodwill-units": "1",
        "goodwill-reason": "So",
        "key": key(),
    }
    for act in DESK_ACTS:
        missing = browser.post(f"/desk/tickets/{NOBODY}/{act}", said)
        assert missing.status_code == 404
        assert answer(browser.post(f"/desk/tickets/{hers.id}/{act}", said)) == answer(missing)
    for act in ("release", "dismissal"):
        missing = browser.post(f"/desk/mail/{NOBODY}/{act}", said)
        assert answer(browser.post(f"/desk/mail/{mail_id}/{act}", said)) == answer(missing)


def test_a_file_is_there_for_those_who_see_its_ticket_alone(two_brands):
    from django.core.files.uploadedfile import SimpleUploadedFile

    yelena, vera, hers = two_brands["yelena"], two_brands["vera"], two_brands["hers"]
    said = {
        "text": "See the file.",
        "attachments": SimpleUploadedFile("fix.txt", b"canary"),
        "turn": hers.turn,
        "key": key(),
    }
    signed_in(yelena).post(f"/desk/tickets/{hers.id}/replies", said)
    with reading(hers.brand_id):
        file_id = Attachment.objects.get().id

    assert signed_in(vera).get(f"/attachments/{file_id}/fix.txt").getvalue() == b"canary"
    for browser, path in (
        (signed_in(two_brands["nora"]), "/attachments"),
        (signed_in(two_brands["tomas"]), "/desk/attachments"),
    ):
        missing = browser.get(f"{path}/{NOBODY}/fix.txt")
        assert missing.status_code == 404
        assert answer(browser.get(f"{path}/{file_id}/fix.txt")) == answer(missing)


def test_a_member_of_one_brand_is_a_stranger_in_another(two_brands):
    nora, there = two_brands["nora"], two_brands["vera"].brand
    browser = signed_in(nora, host=there.host)

    for path in ("/", "/tickets/", "/tickets/1/", "/credits/"):
        page = browser.get(path)
        assert page.status_code == 403
        assert "Vera" not in page.content.decode()


def test_nobody_reads_without_signing_in(two_brands):
    from django.test import Client

    hers = two_brands["hers"]
    for host, path in (
        (hers.brand.host, "/"),
        (hers.brand.host, f"/tickets/{hers.number}/"),
        ("localhost", "/desk/"),
        ("localhost", f"/desk/tickets/{hers.id}/"),
    ):
        response = Client(HTTP_HOST=host).get(path)
        assert response.status_code == 302
        assert response["Location"].startswith("/signin/")


def test_the_desk_shows_the_brands_of_a_person_together(two_brands):
    world, tomas = two_brands["world"], two_brands["tomas"]
    there = two_brands["vera"].brand
    basic = {"tier": "basic", "units": 0, "at": MONDAY_9AM}
    world.ticket(two_brands["vera"], two_brands["yelena"], title="Theirs", **basic)
    world.ticket(two_brands["nora"], tomas, title="Ours", **basic)

    alone = signed_in(tomas).get("/desk/").content.decode()
    assert "Ours" in alone
    assert "Theirs" not in alone

    world.agent(there, "tomas")
    both = signed_in(tomas).get("/desk/").content.decode()
    assert "Ours" in both
    assert "Theirs" in both
