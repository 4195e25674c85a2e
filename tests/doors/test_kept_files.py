"""A file that was attached stays attached while something else has to be put right."""

import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from makegood.brands.scope import reading
from makegood.intake.file_kinds import MOST_FILES
from makegood.tickets.models import Attachment
from tests.journeys.pages import signed_in, text_of
from tests.world import after, fresh, key

SECRET = "The password is: hunter2-Tr0ub4dor"


@pytest.fixture
def desk(world):
    with time_machine.travel(after(hours=1), tick=True):
        brand = world.brand()
        nora, tomas = world.customer(brand), world.agent(brand)
        world.units(nora, 5)
        yield nora, tomas, world.approve(world.ticket(nora, tomas), nora)


def log():
    return SimpleUploadedFile("error.log", b"[error] it broke")


def names(ticket):
    with reading(ticket.brand_id):
        return sorted(Attachment.objects.values_list("name", flat=True))


def token_of(page):
    return re.search(r'name="kept_files" value="([^"]+)"', page.content.decode())[1]


@pytest.mark.parametrize("side", ["customer", "staff"])
def test_a_reply_that_is_stopped_keeps_its_files(desk, side):
    nora, tomas, ticket = desk
    browser = signed_in(nora if side == "customer" else tomas)
    place = f"/tickets/{ticket.number}" if side == "customer" else f"/desk/tickets/{ticket.id}"
    said = {"key": key(), "turn": str(fresh(ticket).turn)}

    stopped = browser.post(f"{place}/replies", {**said, "text": SECRET, "attachments": log()})
    assert stopped.status_code == 400
    assert "error.log" in text_of(stopped)
    assert names(ticket) == []
    again = {"text": "See the log.", "kept_files": token_of(stopped)}
    more = SimpleUploadedFile("more.txt", b"more")
    sent = browser.post(f"{place}/replies", {**said, **again, "attachments": more})

    assert sent.status_code == 302
    assert names(ticket) == ["error.log", "more.txt"]


def test_a_reply_to_what_has_changed_keeps_its_words_and_files(desk):
    nora, tomas, ticket = desk
    browser, place = signed_in(tomas), f"/desk/tickets/{ticket.id}"
    turn = str(fresh(ticket).turn)
    signed_in(nora).post(f"/tickets/{ticket.number}/replies", {"text": "Wait.", "key": key()})
    said = {"text": "Here.", "key": key(), "turn": turn, "seen": turn, "attachments": log()}

    stale = browser.post(f"{place}/replies", said)

    assert stale.status_code == 409
    assert "Here." in stale.content.decode()
    said = {"text": "Here.", "key": key(), "turn": str(fresh(ticket).turn)}
    browser.post(f"{place}/replies", {**said, "kept_files": token_of(stale)})
    assert names(ticket) == ["error.log"]


def test_nobody_takes_along_what_another_one_attached(desk):
    nora, tomas, ticket = desk
    said = {"text": SECRET, "key": key(), "attachments": log()}
    stopped = signed_in(nora).post(f"/tickets/{ticket.number}/replies", said)

    said = {"text": "Mine?", "key": key(), "turn": str(fresh(ticket).turn)}
    sent = signed_in(tomas).post(
        f"/desk/tickets/{ticket.id}/replies", {**said, "kept_files": token_of(stopped)}
    )

    assert sent.status_code == 302
    assert names(ticket) == []


@pytest.mark.parametrize("side", ["customer", "staff"])
def test_files_that_are_too_many_by_and_by_are_refused_and_the_first_ones_stay(desk, side):
    nora, tomas, ticket = desk
    browser = signed_in(nora if side == "customer" else tomas)
    place = f"/tickets/{ticket.number}" if side == "customer" else f"/desk/tickets/{ticket.id}"
    said = {"key": key(), "turn": str(fresh(ticket).turn), "text": "See the logs."}
    first = [SimpleUploadedFile(f"{each}.log", b"log") for each in range(MOST_FILES - 1)]
    stopped = browser.post(f"{place}/replies", {**said, "text": SECRET, "attachments": first})
    more = [SimpleUploadedFile(f"more-{each}.log", b"log") for each in range(2)]

    again = {**said, "kept_files": token_of(stopped), "attachments": more}
    refused = browser.post(f"{place}/replies", again)
    assert refused.status_code == 409
    assert f"at most {MOST_FILES} files" in text_of(refused)
    assert "more-0.log" in text_of(refused) and "more-1.log" not in text_of(refused)
    assert names(ticket) == []

    sent = browser.post(f"{place}/replies", {**said, "kept_files": token_of(refused)})
    assert sent.status_code == 302
    assert len(names(ticket)) == MOST_FILES
