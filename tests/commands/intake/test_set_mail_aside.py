"""A mail that nobody can read waits for staff; one that was read is not called unreadable."""

import hashlib

import pytest

from makegood.brands.scope import reading
from makegood.commands.intake.keep_mail import ArrivedMail, keep_mail
from makegood.commands.intake.set_mail_aside import Unreadable, set_mail_aside
from makegood.commands.intake.submit_mail import ReadMail, submit_mail
from makegood.commands.refusals.mails import MailIsSettled
from makegood.intake.models import RawMail
from makegood.intake.words import MailWords
from tests.verified import nothing_is_off
from tests.world import MONDAY_9AM, after, key


@pytest.fixture
def gateway(world):
    return world.machine(world.brand())


def arrived(gateway):
    raw = b"Subject: Help\n\nIt broke."
    said = ArrivedMail(raw=raw, sha256=hashlib.sha256(raw).hexdigest(), name="a.eml")
    return keep_mail(said, by=gateway, key=key(), at=MONDAY_9AM).mail_id


def set_aside(gateway, mail_id):
    said = Unreadable(mail_id=mail_id, reason="no_text")
    return set_mail_aside(said, by=gateway, key=key(), at=after(hours=1))


def state_of(gateway, mail_id):
    with reading(gateway.brand_id):
        return RawMail.objects.get(id=mail_id).state


def test_what_nobody_can_read_waits_for_staff(gateway):
    mail_id = arrived(gateway)

    set_aside(gateway, mail_id)

    assert state_of(gateway, mail_id) == RawMail.State.UNREADABLE
    assert nothing_is_off()


def test_what_was_read_and_waits_for_staff_stays_readable(gateway):
    mail_id = arrived(gateway)
    read = ReadMail(
        mail_id=mail_id,
        words=MailWords(sender="who@example.com", subject="Help", text="It broke."),
        subject_words=("Help",),
        trust="unknown",
        automatic="",
    )
    submit_mail(read, by=gateway, key=key(), at=MONDAY_9AM)

    with pytest.raises(MailIsSettled):
        set_aside(gateway, mail_id)

    assert state_of(gateway, mail_id) == RawMail.State.HELD
    assert nothing_is_off()
