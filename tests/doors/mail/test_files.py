"""The files of a mail obey what forms ask of files, and none is left out without a word."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from itertools import batched
from operator import itemgetter

import pytest
import time_machine

from makegood.brands.scope import reading
from makegood.commands.intake.release_mail import Release, release_mail
from makegood.commands.tickets.split_request import NewTicket, Split, split_request
from makegood.intake.file_kinds import MOST_BYTES, MOST_FILES
from makegood.intake.models import Enclosure, RawMail, Request
from makegood.mail.take import Arrival, take_mail
from makegood.vault.mails import open_mail
from tests.doors.api.program import Program
from tests.doors.hostile import FILE_NAMES, is_safe
from tests.journeys.pages import signed_in, text_of
from tests.world import MONDAY_9AM, after, key

PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00"
NINE = b"a" * 9_000_000


def a_mail(*files: tuple[str, bytes], sender="nora@example.com") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = sender, "support@quillbit.example"
    message["Subject"] = "nora: forms fail"
    message.set_content("Forms fail.")
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="x-any", filename=name)
    return message.as_bytes()


def take(brand, *files, **more):
    arrival = Arrival(raw=a_mail(*files, **more), name="a.eml", vouched=True)
    return take_mail(arrival, brand=brand, at=MONDAY_9AM)


def came(brand) -> list[tuple[str, str]]:
    """Each file's name, and why it was left out."""
    with reading(brand.id):
        files = Enclosure.objects.order_by("id")
        return sorted((file.name, file.left_out) for file in files)


@pytest.fixture
def brand(world):
    brand = world.brand()
    world.customer(brand)
    return brand


@pytest.mark.parametrize(
    ("files", "left_out"),
    [
        ([("setup.exe", PROGRAM), ("log.txt", b"It broke.")], {"setup.exe": "kind"}),
        (
            [("big.txt", b"a" * (MOST_BYTES + 1)), ("just.txt", b"a" * MOST_BYTES)],
            {"big.txt": "too_large"},
        ),
        (
            [("1.txt", NINE), ("2.txt", NINE), ("3.txt", NINE), ("4.txt", b"small")],
            {"3.txt": "together"},
        ),
        ([(f"{place}.txt", b"a") for place in range(MOST_FILES + 1)], {"10.txt": "too_many"}),
    ],
    ids=["a program", "too large", "too large together", "too many"],
)
def test_what_forms_do_not_take_is_left_out_of_a_mail_and_named(brand, files, left_out):
    assert take(brand, *files).became == "request"

    assert came(brand) == sorted((name, left_out.get(name, "")) for name, _content in files)


def test_both_sides_read_which_file_was_not_kept_and_the_mail_stays_whole(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    taken = take(brand, ("setup.exe", PROGRAM), ("log.txt", b"It broke."))
    with reading(brand.id):
        request = Request.objects.get()
    wanted = NewTicket(
        title="Forms", text="Forms fail.", tier="premium", issue_class="fault", units=1
    )
    split = Split(request_id=request.id, tickets=(wanted,))
    made = split_request(split, by=tomas, key=key(), at=after(hours=1))

    with time_machine.travel(after(hours=2), tick=False):
        pages = [
            signed_in(tomas).get(f"/desk/tickets/{made.ticket_ids[0]}/"),
            signed_in(nora).get(f"/tickets/{made.numbers[0]}/"),
        ]
    for page in pages:
        assert "setup.exe 8 bytes not kept: it is of no kind that we take" in text_of(page)
        assert len(set(re.findall(r'href="[^"]*(/enclosures/[^"]+)"', page.content.decode()))) == 1
    with reading(brand.id):
        mail = RawMail.objects.get(id=taken.mail_id)
        left_out = Enclosure.objects.get(name="setup.exe")
        whole = open_mail(bytes(mail.sealed), bytes(mail.sealed_key), mail_id=mail.id)
    parts = message_from_bytes(whole).walk()
    assert PROGRAM in [part.get_payload(decode=True) for part in parts]
    with time_machine.travel(after(hours=2), tick=False):
        program = Program(world, nora)
        asked = program.get(f"/requests/{request.id}").json()["enclosures"]
        fetched = program.get(f"/files/{left_out.id}")
    assert [file["left_out"] for file in sorted(asked, key=itemgetter("name"))] == [None, "kind"]
    assert fetched.status_code == 404


def test_what_was_left_out_of_a_mail_that_waits_is_named_before_and_after_its_release(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    taken = take(brand, ("setup.exe", PROGRAM), sender="else@example.com")

    page = signed_in(tomas).get(f"/desk/mail/{taken.mail_id}/")
    said = Release(mail_id=taken.mail_id, requester_id=nora.id, subject="Forms", text="They fail.")
    release_mail(said, by=tomas, key=key(), at=after(hours=1))

    assert "setup.exe 8 bytes not kept: it is of no kind that we take" in text_of(page)
    assert came(brand) == [("setup.exe", "kind")]


def test_files_of_a_mail_with_any_name_are_kept_under_one_that_misleads_nobody(brand):
    names = [name for name in FILE_NAMES if len(name) < 1000]
    for some in batched(names, MOST_FILES, strict=False):
        parts = "".join(
            f'--e\r\nContent-Type: text/x\r\nContent-Disposition: attachment; filename="{name}"'
            f"\r\n\r\nbytes\r\n"
            for name in some
        )
        head = "From: nora@example.com\r\nSubject: nora: forms\r\nContent-Type: multipart/mixed;"
        raw = f"{head} boundary=e\r\n\r\n{parts}--e--\r\n".encode(errors="surrogatepass")
        taken = take_mail(Arrival(raw=raw, name="a", vouched=True), brand=brand, at=MONDAY_9AM)
        assert taken.became == "request"

    kept = [name for name, _why in came(brand)]
    assert len(kept) > len(names) - 3
    assert [name for name in kept if not is_safe(name)] == []
