"""What is somebody told whose mail became nothing?"""

import hashlib
from datetime import UTC, datetime

import pytest

from makegood.commands.intake.keep_mail import ArrivedMail, keep_mail
from makegood.commands.intake.submit_mail import ReadMail, submit_mail
from makegood.intake.words import MailWords
from tests.outbox.parcels import posted
from tests.packs import changed, pack
from tests.world import MONDAY_9AM, after, key


def mail_comes_in(world, brand, sender, *, at=MONDAY_9AM, **read):
    """A mail whose sender is proved, without the user name that the agreement asks for."""
    raw = f"From: {sender}\n\n{key()}".encode()
    gateway = world.machine(brand)
    said = ArrivedMail(raw=raw, sha256=hashlib.sha256(raw).hexdigest(), name="x.eml")
    kept = keep_mail(said, by=gateway, key=key(), at=at)
    words = MailWords(sender=sender, subject="Buy now!", text="My own words.")
    told = {"trust": "aligned", "automatic": "", "subject_words": (), **read}
    submit_mail(ReadMail(mail_id=kept.mail_id, words=words, **told), by=gateway, key=key(), at=at)


@pytest.fixture
def brand(world):
    return world.brand()


def test_the_sender_reads_the_rules_and_none_of_his_own_words(world, brand):
    mail_comes_in(world, brand, "stranger@example.com")

    (letter,) = posted(brand.id, "mail_refused")

    assert letter.to == "stranger@example.com"
    assert letter.subject == "Your mail to Quillbit did not become a request"
    assert "The subject of your mail must contain your user name" in letter.text
    assert "Send us a mail from the address with which you registered." in letter.text
    assert "http://quillbit.localhost/\n" in letter.text
    for words in ("Buy now!", "My own words."):
        assert words not in letter.subject + letter.text + letter.html


def test_nobody_learns_from_it_whether_an_address_has_an_account(world, brand):
    nora = world.customer(brand)
    mail_comes_in(world, brand, "stranger@example.com")
    mail_comes_in(world, brand, nora.person.address)

    letters = {letter.to: letter for letter in posted(brand.id, "mail_refused")}

    known, unknown = letters[nora.person.address], letters["stranger@example.com"]
    assert (known.subject, known.text, known.html) == (unknown.subject, unknown.text, unknown.html)


def test_who_is_known_reads_it_in_his_language(world, brand):
    greta = world.customer(brand, "greta", language="de")
    mail_comes_in(world, brand, greta.person.address)

    (letter,) = posted(brand.id, "mail_refused")

    assert '<html lang="de">' in letter.html


def test_it_is_told_once_a_day(world, brand):
    for hours in (0, 1, 23):
        mail_comes_in(world, brand, "stranger@example.com", at=after(hours=hours))
    assert len(posted(brand.id, "mail_refused")) == 1

    mail_comes_in(world, brand, "stranger@example.com", at=after(hours=24))
    assert len(posted(brand.id, "mail_refused")) == 2


@pytest.mark.parametrize("read", [{"trust": "failed"}, {"trust": "unknown"}, {"automatic": "list"}])
def test_a_machine_and_a_sender_without_proof_are_never_answered(world, brand, read):
    mail_comes_in(world, brand, "stranger@example.com", **read)

    assert posted(brand.id, "mail_refused") == []


def test_the_rules_are_those_of_the_brands_own_day(world):
    starts = {"in_force_from = 2016-07-01": "in_force_from = 2026-08-04"}
    brand = world.brand(agreement=changed(pack("tickets"), starts))
    in_berlin_it_is_the_fourth = datetime(2026, 8, 3, 22, 30, tzinfo=UTC)

    mail_comes_in(world, brand, "stranger@example.com", at=in_berlin_it_is_the_fourth)

    assert len(posted(brand.id, "mail_refused")) == 1
