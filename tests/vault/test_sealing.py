"""What is sealed opens in its place alone, and a digest is made by nobody else."""

import hashlib

import pytest
from cryptography.exceptions import InvalidTag

from makegood.vault.own_key import (
    Whose,
    open_under_own_key,
    seal_under_key_of,
    seal_under_own_key,
)
from makegood.vault.ring import KeyRing

HERE, THERE = Whose("access", "brand ticket record"), Whose("access", "brand other record")
OLD, NEW = bytes(range(32)), bytes(range(32, 64))


def test_what_is_sealed_under_a_key_of_its_own_opens_again(database):
    sealed, sealed_key = seal_under_own_key(b"s3cret", HERE)

    assert b"s3cret" not in sealed + sealed_key
    assert open_under_own_key(sealed, sealed_key, HERE) == b"s3cret"
    more = seal_under_key_of(b"words", sealed_key, HERE)
    assert open_under_own_key(more, sealed_key, HERE) == b"words"


@pytest.mark.parametrize("whose", [THERE, Whose("mail", HERE.id)], ids=["ticket", "kind"])
def test_what_is_moved_to_another_place_does_not_open(database, whose):
    sealed, sealed_key = seal_under_own_key(b"s3cret", HERE)

    with pytest.raises(InvalidTag):
        open_under_own_key(sealed, sealed_key, whose)


def test_without_its_own_key_nothing_opens_it(database):
    sealed, _erased = seal_under_own_key(b"s3cret", HERE)
    _other, other_key = seal_under_own_key(b"s3cret", HERE)

    with pytest.raises(InvalidTag):
        open_under_own_key(sealed, other_key, HERE)


def test_a_digest_hangs_on_the_ring_and_on_what_it_is_for():
    ring = KeyRing({1: OLD})
    digest = ring.digest(b"1234", about="receipt")

    assert digest == ring.digest(b"1234", about="receipt")
    assert digest == KeyRing({1: OLD, 2: NEW}).digest(b"1234", about="receipt")
    others = {
        ring.digest(b"1235", about="receipt"),
        ring.digest(b"1234", about="other"),
        KeyRing({1: NEW}).digest(b"1234", about="receipt"),
        hashlib.sha256(b"1234").hexdigest(),
    }
    assert digest not in others
    assert len(others) == 4
