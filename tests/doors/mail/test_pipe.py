"""A mail server that pipes to us learns whether to try again: no mail is lost, none bounces."""

import os
from argparse import Namespace

import pytest

from makegood.brands.scope import reading
from makegood.intake.models import RawMail
from makegood.mail.pipe import NO_BRAND, NO_INPUT, TRY_AGAIN, run
from tests.doors.mail.test_take import a_mail


@pytest.fixture
def brand(world):
    brand = world.brand()
    world.customer(brand)
    return brand


def asked(*files, brand=None, as_json=False) -> Namespace:
    return Namespace(files=[str(file) for file in files], brand=brand, vouch=True, json=as_json)


def test_a_mail_in_a_file_is_taken(brand, tmp_path, capsys):
    file = tmp_path / "a.eml"
    file.write_bytes(a_mail("nora@example.com", "nora: forms"))

    assert run(asked(file)) == 0
    assert run(asked(file, as_json=True)) == 0

    assert capsys.readouterr().out.startswith("a.eml: became request 1\n{")


def test_whoever_asks_for_too_much_is_told_by_the_code(brand, tmp_path, capsys):
    file = tmp_path / "a.eml"
    file.write_bytes(a_mail("nora@example.com", "nora: forms"))

    assert run(asked(tmp_path / "nothing.eml")) == NO_INPUT
    assert run(asked(tmp_path)) == NO_INPUT
    assert run(asked(file, brand="nobody")) == NO_BRAND
    assert capsys.readouterr().err.count("makegood: ") == 3


def test_a_file_whose_name_is_no_text_is_taken_and_named(brand, tmp_path, capsys):
    file = os.path.join(os.fsencode(tmp_path), b"\xff.eml")
    with open(file, "wb") as opened:
        opened.write(a_mail("nora@example.com", "nora: forms"))

    assert run(asked(os.fsdecode(file))) == 0
    assert capsys.readouterr().out == "?.eml: became request 1\n"


def test_a_full_disk_is_no_reason_to_send_a_mail_back(brand, tmp_path, settings, capsys):
    """What cannot be stored now is tried again; what came before its files is there already."""
    settings.BLOB_FOLDER = tmp_path / "no-folder"
    settings.BLOB_FOLDER.write_text("a file where a folder should be")
    file = tmp_path / "a.eml"
    message = a_mail("nora@example.com", "nora: forms").replace(
        b"Content-Type: text/plain", b"Content-Disposition: attachment; filename=a.txt\nX-Was: text"
    )
    file.write_bytes(message)

    assert run(asked(file)) == TRY_AGAIN
    assert "can't be taken in now" in capsys.readouterr().err
    with reading(brand.id):
        assert RawMail.objects.get().state == RawMail.State.KEPT
    settings.BLOB_FOLDER = tmp_path / "folder"
    assert run(asked(file)) == 0
