"""A mail at the door: kept first, then read, then judged."""

from email.message import EmailMessage

import pytest

from makegood.brands.scope import reading
from makegood.intake.models import RawMail, Request
from makegood.mail.take import Arrival, take_mail
from makegood.vault.mails import open_mail
from tests.world import MONDAY_9AM, after


def a_mail(sender: str, subject: str, *, text: str = "No form sends its mail.", **headers) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "support@quillbit.example", subject
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes()


def take(brand, raw: bytes, *, vouched: bool = True, at=MONDAY_9AM, name: str = "a.eml"):
    return take_mail(Arrival(raw=raw, name=name, vouched=vouched), brand=brand, at=at)


def test_a_registered_sender_with_the_user_name_in_the_subject_makes_a_request(world):
    brand = world.brand()
    nora = world.customer(brand)

    outcome = take(brand, a_mail("Nora <NORA@example.com>", "[Nora] forms stop sending"))

    assert (outcome.became, outcome.number) == ("request", 1)
    with reading(brand.id):
        request = Request.objects.get()
        assert request.requester_id == nora.id
        assert request.text.strip() == "No form sends its mail."


@pytest.mark.parametrize(
    ("sender", "subject", "reason"),
    [
        ("nora@example.com", "forms stop sending", "user_name_is_not_in_subject"),
        ("nora@example.com", "paul: forms stop", "user_name_is_not_in_subject"),
        ("mallory@example.com", "nora: forms stop", "address_is_not_registered"),
    ],
)
def test_whoever_breaks_the_rule_is_answered_once_a_day_with_the_same_words(
    world, sender, subject, reason
):
    brand = world.brand()
    world.customer(brand)
    world.customer(brand, "paul")

    first = take(brand, a_mail(sender, subject))
    again = take(brand, a_mail(sender, subject, text="Again."), at=after(hours=23))
    next_day = take(brand, a_mail(sender, subject, text="And again."), at=after(hours=24))

    assert [one.became for one in (first, again, next_day)] == ["answered", "silent", "answered"]
    assert first.reason == reason
    with reading(brand.id):
        assert not Request.objects.exists()
        assert RawMail.objects.filter(state=RawMail.State.HELD).count() == 3


def test_a_sender_whom_nothing_vouches_for_is_not_answered(world):
    brand = world.brand()
    world.customer(brand)

    outcome = take(brand, a_mail("nora@example.com", "nora: forms"), vouched=False)

    assert (outcome.became, outcome.reason) == ("held", "sender_is_not_trusted")


def test_automatic_mail_is_never_answered(world):
    brand = world.brand()
    world.customer(brand)

    outcome = take(brand, a_mail("nora@example.com", "nora: away", Auto_Submitted="auto-replied"))

    assert (outcome.became, outcome.reason) == ("held", "automatic_auto-submitted")


def test_a_mail_that_cannot_be_read_is_kept_and_named(world):
    brand = world.brand()
    raw = b"\x00\xff\xfe no header, no end"

    outcome = take(brand, raw, name="broken.eml")

    assert outcome.became == "unreadable"
    with reading(brand.id):
        kept = RawMail.objects.get()
        assert (kept.state, kept.name) == (RawMail.State.UNREADABLE, "broken.eml")
        assert open_mail(bytes(kept.sealed), bytes(kept.sealed_key), mail_id=kept.id) == raw


def test_the_same_mail_twice_is_one_request(world):
    brand = world.brand()
    world.customer(brand)
    raw = a_mail("nora@example.com", "nora: forms")

    first = take(brand, raw)
    again = take(brand, raw, at=after(hours=1))

    assert again == first
    with reading(brand.id):
        assert Request.objects.count() == 1
