"""Files that nobody refers to are taken away, and none that anybody does."""

import os
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.intake.words import NewFile
from makegood.jobs.leftovers import WAITS_FOR, forget_leftovers
from makegood.mail.take import Arrival, take_mail
from makegood.outside.blobs import Incoming, opened, put
from tests.world import MONDAY_9AM, after, fresh, key

LATER = MONDAY_9AM + WAITS_FOR + timedelta(seconds=1)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.BLOB_FOLDER = tmp_path / "blobs"
    return settings.BLOB_FOLDER


def kept(content, brand, folder, at=MONDAY_9AM):
    """The name of what was put at that moment."""
    name = put([content], brand.id).name
    path = Path(folder) / str(brand.id) / name[:2] / name
    os.utime(path, (at.timestamp(), at.timestamp()))
    return name


def is_there(name, brand):
    try:
        return b"".join(opened(name, brand.id).pieces) is not None
    except FileNotFoundError:
        return False


def test_what_no_form_kept_is_gone_after_its_time(world, folder):
    brand = world.brand()
    old, new = kept(b"old", brand, folder), kept(b"new", brand, folder, after(hours=1))

    assert forget_leftovers(at=MONDAY_9AM + WAITS_FOR) == 0
    assert forget_leftovers(at=LATER) == 1

    assert (is_there(old, brand), is_there(new, brand)) == (False, True)


def test_what_stands_on_a_ticket_stays(world, folder):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    ticket = world.ticket(nora, tomas)
    name = kept(b"a log", brand, folder)
    file = NewFile(name="a.log", content_type="text/plain", size=5, blob=name)
    said = Reply(ticket_id=ticket.id, text="See.", turn=fresh(ticket).turn, attachments=(file,))
    reply_to_ticket(said, by=nora, key=key(), at=after(hours=1))

    assert forget_leftovers(at=LATER) == 0
    assert is_there(name, brand)


def test_what_is_handed_in_again_is_as_young_as_that(world, folder):
    brand = world.brand()
    name = kept(b"twice", brand, folder)
    kept(b"twice", brand, folder, after(hours=1))

    assert forget_leftovers(at=LATER) == 0
    assert is_there(name, brand)


def test_what_a_process_that_died_was_reading_goes_too(world, folder):
    world.brand()
    Incoming().write(b"half a file")
    (path,) = (Path(folder) / "incoming").iterdir()
    os.utime(path, (MONDAY_9AM.timestamp(), MONDAY_9AM.timestamp()))

    forget_leftovers(at=LATER)

    assert not path.exists()


def test_what_came_by_a_mail_that_waits_for_staff_stays(world, folder):
    brand = world.brand()
    world.customer(brand)
    mail = EmailMessage()
    mail["From"], mail["To"] = "nora@example.com", "support@quillbit.example"
    mail["Subject"] = "nora: forms"
    mail.set_content("See the log.")
    mail.add_attachment("a log", filename="a.log")
    outcome = take_mail(
        Arrival(raw=mail.as_bytes(), name="a.eml", vouched=False), brand=brand, at=MONDAY_9AM
    )
    assert outcome.became == "held"
    files = list((Path(folder) / str(brand.id)).glob("??/*"))
    for path in files:
        os.utime(path, (MONDAY_9AM.timestamp(), MONDAY_9AM.timestamp()))

    assert forget_leftovers(at=LATER) == 0
    assert len(files) == 1
