"""Are files kept sealed, each in its brand, whatever people call them?"""

import stat
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag

from makegood.outside.blobs import content_of, put

BRAND = UUID(int=1)
OTHER = UUID(int=2)


@pytest.fixture(autouse=True)
def folder(database, settings, tmp_path):
    settings.BLOB_FOLDER = tmp_path / "blobs"
    return settings.BLOB_FOLDER


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("content", [b"", b"Hello", b"\0" * 100_000])
def test_what_was_put_comes_back(content):
    assert content_of(put(content, BRAND), BRAND) == content


def test_the_same_content_is_kept_once(folder):
    assert put(b"Hello", BRAND) == put(b"Hello", BRAND)

    assert len(files(folder)) == 1


def test_what_lies_there_is_sealed_and_ours_alone(folder):
    put(b"a secret", BRAND)

    (file,) = files(folder)
    assert b"a secret" not in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_dir()} == {
        0o700
    }
    assert file.suffix == ""


def test_a_brand_does_not_find_what_another_one_has():
    name = put(b"Hello", BRAND)

    with pytest.raises(FileNotFoundError):
        content_of(name, OTHER)


def test_a_file_that_was_moved_to_another_brand_or_changed_is_refused(folder):
    name = put(b"Hello", BRAND)
    (file,) = files(folder)
    moved = folder / str(OTHER) / file.parent.name / file.name
    moved.parent.mkdir(parents=True)
    moved.write_bytes(file.read_bytes())
    with pytest.raises(InvalidTag):
        content_of(name, OTHER)

    file.write_bytes(file.read_bytes()[:-1] + b"?")
    with pytest.raises(InvalidTag):
        content_of(name, BRAND)


@pytest.mark.parametrize("name", ["", "..", "../../x", "/etc/passwd", "A" * 64, "a" * 63, "a" * 65])
def test_no_other_name_is_looked_for(name):
    with pytest.raises(AssertionError):
        content_of(name, BRAND)
