"""Posting the letters that sign-in asks for."""

import pytest
from django.db import connections

from makegood.brands.scope import reading
from makegood.commands.outbox.post_sign_in_letter import (
    Purpose,
    SignInLetter,
    is_for_people,
    post_sign_in_letter,
)
from makegood.commands.refused import NotAllowed, NotThere
from makegood.events.models import Fact
from makegood.outbox.models import Parcel
from makegood.outbox.post import unseal
from tests.world import MONDAY_9AM, key


def posted(brand, by, purpose, address, code="1234-5678"):
    said = SignInLetter(purpose=purpose, address=address, code=code)
    answer = post_sign_in_letter(said, by=by, key=key(), at=MONDAY_9AM)
    with reading(brand.id):
        return Parcel.objects.filter(id=answer.parcel_id).first()


@pytest.mark.parametrize("purpose", [Purpose.SIGN_IN, Purpose.NEW_PASSWORD])
def test_a_code_goes_to_the_person_and_is_sealed(world, purpose):
    brand = world.brand()
    nora = world.customer(brand, "nora")

    parcel = posted(brand, world.machine(brand), purpose, "nora@example.com")

    assert parcel.recipient_id == nora.id
    assert b"1234-5678" not in bytes(parcel.sealed)
    words = unseal(bytes(parcel.sealed), parcel.id)
    assert words["to"] == "nora@example.com"
    assert "1234-5678" in words["text"]
    assert "1234-5678" in words["html"]
    assert "1234-5678" not in words["subject"]


def test_a_code_for_nobody_is_refused(world):
    brand = world.brand()

    with pytest.raises(NotThere):
        posted(brand, world.machine(brand), Purpose.SIGN_IN, "paul@example.com")


def test_who_signs_in_is_no_fact_and_the_code_is_in_no_receipt(world):
    brand = world.brand()
    world.customer(brand, "nora")
    with reading(brand.id):
        facts = Fact.objects.filter(brand=brand).count()

    posted(brand, world.machine(brand), Purpose.SIGN_IN, "nora@example.com")

    with reading(brand.id):
        assert Fact.objects.filter(brand=brand).count() == facts
    with connections["owner"].cursor() as cursor:
        for table in ("receipts_receipt", "procrastinate_jobs", "outbox_parcel"):
            cursor.execute(f"SELECT count(*) FROM {table} one WHERE one::text LIKE '%1234-5678%'")
            assert cursor.fetchone() == (0,)


def test_a_member_posts_none(world):
    brand = world.brand()

    with pytest.raises(NotAllowed):
        posted(brand, world.owner(brand), Purpose.UNKNOWN_ACCOUNT, "paul@example.com")


def test_nothing_is_posted_where_too_much_was(world):
    brand = world.brand()
    world.customer(brand, "nora")

    assert posted(brand, world.machine(brand), Purpose.NOTHING, "nora@example.com") is None


@pytest.mark.parametrize(
    ("address", "is_read"),
    [
        ("paul@example.com", True),
        ("noreen@example.com", True),
        ("bo.unces@example.com", True),
        ("newsletter.reader@example.com", True),
        ("do.norton@example.com", True),
        ("paul", False),
        ("@example.com", False),
        ("paul@localhost", False),
        ("noreply@example.com", False),
        ("No-Reply@example.com", False),
        ("no_reply+17@example.com", False),
        ("donotreply@example.com", False),
        ("do-not-reply@example.com", False),
        ("mailer-daemon@example.com", False),
        ("bounce@example.com", False),
        ("bounces+paul=example.com@example.com", False),
        ("postmaster@example.com", False),
        ("list-request@example.com", False),
        ("list-bounces@example.com", False),
    ],
)
def test_which_addresses_somebody_reads(address, is_read):
    assert is_for_people(address) is is_read
