"""Are files kept sealed, each in its brand, whatever people call them?"""

import stat
import tracemalloc
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag

from makegood.outside.blobs import HEAD_BYTES, Incoming, opened
from makegood.outside.blobs import put as put_chunks
from makegood.vault.files import PIECE_BYTES, TAG_BYTES

BRAND = UUID(int=1)
OTHER = UUID(int=2)


@pytest.fixture(autouse=True)
def folder(database, settings, tmp_path):
    settings.BLOB_FOLDER = tmp_path / "blobs"
    return settings.BLOB_FOLDER


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file() and path.name != "lock"]


def put(content, brand_id):
    return put_chunks([content], brand_id).name


def content_of(name, brand_id):
    return b"".join(opened(name, brand_id).pieces)


SIZES = [0, 5, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES, 200_000]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("chunk", [1_000_000, 1000])
def test_what_was_put_comes_back(size, chunk):
    content = bytes(place % 251 for place in range(size))
    chunks = (content[start : start + chunk] for start in range(0, size, chunk))

    kept = put_chunks(chunks, BRAND)

    found = opened(kept.name, BRAND)
    assert (kept.size, found.size) == (size, size)
    assert b"".join(found.pieces) == content


def test_a_large_file_never_lies_whole_in_memory():
    chunk = bytes(PIECE_BYTES)
    put_chunks([chunk], BRAND)
    tracemalloc.start()
    try:
        kept = put_chunks((chunk for _ in range(160)), BRAND)
        assert sum(map(len, opened(kept.name, BRAND).pieces)) == 160 * PIECE_BYTES
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 20 * PIECE_BYTES


def test_what_nobody_keeps_is_gone(folder):
    incoming = Incoming()
    incoming.write(b"x" * 100_000)
    assert len(files(folder)) == 1
    assert b"xxx" not in files(folder)[0].read_bytes()

    incoming.discard()

    assert files(folder) == []


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


SEALED = PIECE_BYTES + TAG_BYTES
HARM = {
    "cut after a piece": lambda start, pieces: start + pieces[0],
    "cut within a piece": lambda start, pieces: start + pieces[0] + pieces[1][:-9],
    "lengthened": lambda start, pieces: start + b"".join(pieces) + pieces[2],
    "of another key": lambda start, pieces: b"\xff" + start[1:] + b"".join(pieces),
    "of another salt": lambda start, pieces: start[:9] + b"?" + start[10:] + b"".join(pieces),
    "nothing but a start": lambda start, _pieces: start,
    "nothing": lambda _start, _pieces: b"",
}


@pytest.mark.parametrize("harm", HARM)
def test_no_byte_is_given_out_of_a_file_of_another_size_or_place(folder, harm):
    name = put(bytes(2 * PIECE_BYTES + 9), BRAND)
    (file,) = files(folder)
    start, *pieces = _parts(file.read_bytes())
    file.write_bytes(HARM[harm](start, pieces))

    with pytest.raises(InvalidTag):
        opened(name, BRAND)


def test_pieces_that_were_swapped_are_refused_where_they_stand(folder):
    content = b"a" * PIECE_BYTES + b"b" * PIECE_BYTES + b"c"
    name = put(content, BRAND)
    (file,) = files(folder)
    start, first, second, last = _parts(file.read_bytes())

    file.write_bytes(start + second + first + last)
    with pytest.raises(InvalidTag):
        opened(name, BRAND)
    file.write_bytes(start + first + first + last)
    pieces = opened(name, BRAND).pieces
    assert next(pieces) == b"a" * PIECE_BYTES
    with pytest.raises(InvalidTag):
        next(pieces)


def _parts(sealed):
    head, body = sealed[:HEAD_BYTES], sealed[HEAD_BYTES:]
    return head, *(body[place : place + SEALED] for place in range(0, len(body), SEALED))


@pytest.mark.parametrize("name", ["", "..", "../../x", "/etc/passwd", "A" * 64, "a" * 63, "a" * 65])
def test_no_other_name_is_looked_for(name):
    with pytest.raises(AssertionError):
        content_of(name, BRAND)
