"""Files with any name, any type and any size: kept as bytes, handed out as bytes, or refused."""

import re
from itertools import batched

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from makegood.brands.scope import reading
from makegood.intake.file_kinds import MOST_BYTES, MOST_FILES
from makegood.intake.file_names import safe_name
from makegood.tickets.models import Attachment
from tests.doors.hostile import (
    FILE_NAMES,
    collected_strings,
    dangers,
    is_safe,
    kept,
    multipart,
)
from tests.journeys.pages import signed_in, text_of
from tests.world import after, fresh, key

TYPES = ("text/html", "image/svg+xml", "text/x\x00y", "a" * 300 + "/b", "none", "\u0442/\u0445", "")


@pytest.fixture
def desk(world):
    with time_machine.travel(after(hours=1), tick=True):
        brand = world.brand()
        nora, tomas = world.customer(brand), world.agent(brand)
        world.units(nora, 5)
        ticket = world.approve(world.ticket(nora, tomas), nora)
        yield signed_in(nora), signed_in(tomas), ticket


@pytest.mark.parametrize("name", FILE_NAMES, ids=ascii)
def test_no_name_misleads_a_reader_or_a_file_system(name):
    assert is_safe(safe_name(name)), safe_name(name)


def test_no_collected_string_does_as_a_name():
    assert [said for said in collected_strings() if not is_safe(safe_name(said))] == []


def test_files_with_any_name_are_kept_and_handed_out_as_bytes(desk):
    customer, agent, ticket = desk
    names = [name for name in FILE_NAMES if len(name) < 1000]
    sent = [(name, TYPES[place % len(TYPES)]) for place, name in enumerate(names)]
    for files in batched(sent, MOST_FILES, strict=False):
        form = multipart({"text": "See here.", "key": key()}, list(files))
        assert customer.post(f"/tickets/{ticket.number}/replies", **form).status_code == 302
        words = {"text": "See here.", "key": key(), "turn": str(fresh(ticket).turn)}
        form = multipart(words, list(files))
        assert agent.post(f"/desk/tickets/{ticket.id}/replies", **form).status_code == 302

    page = customer.get(f"/tickets/{ticket.number}/").content.decode()
    links = re.findall(r'href="(/attachments/[^"]+)"', page)
    with reading(ticket.brand_id):
        kept_files = list(Attachment.objects.all())
    assert len(links) == len(kept_files) > len(names)
    assert list(dangers(page)) == []
    for file in kept_files:
        assert is_safe(file.name), file.name
        assert re.fullmatch(r"[\w.+-]+/[\w.+-]+", file.content_type, re.ASCII), file.content_type
    for link in links:
        answer = customer.get(link)
        assert answer.getvalue() == b"bytes"
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment; filename")
        assert "sandbox" in answer["Content-Security-Policy"]


def test_a_name_beyond_all_measure_is_no_form_at_all(desk):
    customer, _, ticket = desk
    form = multipart({"text": "See here.", "key": key()}, [("n" * 4096, "text/plain")])
    before = kept()

    assert customer.post(f"/tickets/{ticket.number}/replies", **form).status_code == 400
    assert kept() == before


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ([SimpleUploadedFile("a.txt", b"")], "empty"),
        ([SimpleUploadedFile("a.txt", b"a") for _ in range(MOST_FILES + 1)], "at most 10 files"),
        ([SimpleUploadedFile("<b>.txt", bytes(MOST_BYTES + 1))], "<b>.txt is larger than"),
        ([SimpleUploadedFile("a.txt", b"a" * MOST_BYTES) for _ in range(3)], "MB together"),
        (
            [SimpleUploadedFile("a.txt", b"a" * MOST_BYTES) for _ in range(2)]
            + [SimpleUploadedFile("b.txt", b"\0" * MOST_BYTES)],
            "b.txt is of no kind",
        ),
        ([SimpleUploadedFile("a.txt", b"\0") for _ in range(MOST_FILES + 1)], "at most 10 files"),
    ],
    ids=["empty", "too many", "too large", "together", "kind first", "too many first"],
)
def test_files_that_cannot_be_taken_are_refused_beside_the_field(desk, files, says):
    customer, _, ticket = desk
    before = kept()
    for file in files:
        file.seek(0)

    said = {"text": "What I typed.", "attachments": files, "key": key()}
    answer = customer.post(f"/tickets/{ticket.number}/replies", said)

    assert answer.status_code == 400
    assert says in text_of(answer)
    assert "What I typed." in answer.content.decode()
    assert list(dangers(answer.content.decode())) == []
    assert kept() == before


@pytest.mark.parametrize(
    ("name", "content", "taken"),
    [
        ("log.txt", b"It broke.\n", True),
        ("umlaut.txt", "größer".encode("latin-1"), True),
        ("shot.exe", b"\x89PNG\r\n\x1a\n" + bytes(20), True),
        ("page.html", b"<script>alert(1)</script>", True),
        ("fix.zip", b"PK\x03\x04" + bytes(20), True),
        ("film.mp4", bytes(3) + b"\x18ftypmp42" + bytes(20), True),
        ("shot.png", b"MZ\x90\x00" + bytes(20), False),
        ("log.txt", b"\x7fELF\x02" + bytes(20), False),
        ("log.txt", b"fine so far\x00" + bytes(20), False),
    ],
)
def test_what_a_file_is_says_its_content_and_not_its_name(desk, name, content, taken):
    customer, _agent, ticket = desk
    said = {"text": "See here.", "attachments": SimpleUploadedFile(name, content), "key": key()}

    answer = customer.post(f"/tickets/{ticket.number}/replies", said)

    assert answer.status_code == (302 if taken else 400)
    if not taken:
        assert f"{name} is of no kind that we take" in text_of(answer)
        assert "See here." in text_of(answer)
