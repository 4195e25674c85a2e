"""Offering the link with which the first brand is set up."""

from datetime import timedelta

import pytest
from django.db import connection

from makegood.brands.ids import new_id
from makegood.brands.models import SetupLink
from makegood.cli.setup_link import offer
from makegood.commands.brands.offer_setup_link import (
    AlreadySetUp,
    NewSetupLink,
    offer_setup_link,
)
from makegood.commands.refused import KeyAlreadyUsed, NotAllowed
from makegood.people.models import Machine
from tests.commands.brands.first_brand import TOKEN, hashed, offered
from tests.world import MONDAY_9AM, after, key


def test_a_link_is_good_for_three_days_and_for_one_brand(empty):
    machine = offered()

    link = SetupLink.objects.get()
    assert link.id == machine.brand_id
    assert link.expires_at == MONDAY_9AM + timedelta(hours=72)
    assert link.used_at is None


def test_an_offer_said_twice_makes_one_link(empty):
    machine = Machine("operator", brand_id=new_id(MONDAY_9AM))
    said, same_key = NewSetupLink(token_sha256=hashed(TOKEN)), key()

    first = offer_setup_link(said, by=machine, key=same_key, at=MONDAY_9AM)
    again = offer_setup_link(said, by=machine, key=same_key, at=after(hours=1))

    assert again == first
    assert SetupLink.objects.count() == 1
    with pytest.raises(KeyAlreadyUsed):
        other = NewSetupLink(token_sha256=hashed("another"))
        offer_setup_link(other, by=machine, key=same_key, at=after(hours=1))


def test_nobody_is_offered_a_link_once_there_is_a_brand(world):
    world.brand()

    with pytest.raises(AlreadySetUp):
        offered()
    assert offer("http://localhost:8000") is None


def test_a_member_cannot_offer_one(world):
    olga = world.owner(world.brand())

    with pytest.raises(NotAllowed):
        offer_setup_link(
            NewSetupLink(token_sha256=hashed(TOKEN)), by=olga, key=key(), at=MONDAY_9AM
        )


def test_the_operator_is_given_a_link_that_nobody_can_find_out_again(empty):
    first, second = offer("http://localhost:8000/"), offer("http://localhost:8000")
    assert first and second

    assert first.startswith("http://localhost:8000/owner/set-up/")
    token = first.removeprefix("http://localhost:8000/owner/set-up/").removesuffix("/")
    assert len(token) >= 43  # 256 bits
    assert SetupLink.objects.filter(token_sha256=hashed(token)).exists()
    assert first != second
    with connection.cursor() as cursor:
        for table in ("brands_setuplink", "receipts_receipt"):
            cursor.execute(
                f"SELECT count(*) FROM {table} row WHERE row::text LIKE %s", [f"%{token}%"]
            )
            assert cursor.fetchone() == (0,)
