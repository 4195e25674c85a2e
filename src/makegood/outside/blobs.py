"""Where do files lie? Sealed, under names of our own, in one folder for each brand.

A file is sealed piece by piece as it comes in, and opened piece by piece as it goes out.
"""

import fcntl
import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final
from uuid import UUID

from django.conf import settings

from makegood.vault.files import (
    LABEL_BYTES,
    PIECE_BYTES,
    START_BYTES,
    TAG_BYTES,
    FileKey,
    file_key,
    new_file_key,
)

NAME: Final = re.compile(r"[0-9a-f]{64}")
HEAD_BYTES: Final = START_BYTES + LABEL_BYTES
INCOMING: Final = "incoming"  # files of which nobody knows yet whose they will be
LOCK: Final = "lock"


@dataclass(frozen=True, slots=True)
class Kept:
    """Under which name a content is found, its own digest; `size` in bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Blob:
    """A content of `size` bytes, in pieces that are opened one after the other."""

    size: int
    pieces: Iterator[bytes]


class Incoming:
    """A file on its way in: sealed as it comes, and gone unless somebody keeps it."""

    def __init__(self) -> None:
        folder = _folder(Path(settings.BLOB_FOLDER), INCOMING)
        self._path = folder / secrets.token_hex(16)
        self._key = new_file_key()
        self._digest = hashlib.sha256()
        self._rest = bytearray()
        self._place = 0
        self.size = 0
        opened = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._file = os.fdopen(opened, "wb")
        self._file.write(self._key.start + bytes(LABEL_BYTES))

    def write(self, chunk: bytes) -> None:
        """Seal what came. What may be the last piece waits for what follows."""
        self._digest.update(chunk)
        self.size += len(chunk)
        self._rest += chunk
        while len(self._rest) > PIECE_BYTES:
            self._seal(is_last=False)

    def keep(self, brand_id: UUID) -> Kept:
        """Keep it for the brand. The same content is kept once, however often it comes."""
        self._seal(is_last=True)
        kept = Kept(self._digest.hexdigest(), self.size)
        label = self._key.label(_about(kept.name, brand_id), size=kept.size)
        self._file.seek(START_BYTES)
        self._file.write(label)
        self._file.flush()
        os.fsync(self._file.fileno())
        path = _path(kept.name, brand_id)
        _folder(Path(settings.BLOB_FOLDER), str(brand_id), kept.name[:2])
        with _locked(brand_id):  # a content that is there becomes as young as this one
            self._path.rename(path)
        self._file.close()
        return kept

    def discard(self) -> None:
        """Take it away, if nobody kept it."""
        self._file.close()
        self._path.unlink(missing_ok=True)

    def _seal(self, *, is_last: bool) -> None:
        piece = bytes(self._rest[:PIECE_BYTES])
        del self._rest[:PIECE_BYTES]
        self._file.write(self._key.seal(piece, place=self._place, is_last=is_last))
        self._place += 1


def put(chunks: Iterable[bytes], brand_id: UUID) -> Kept:
    """Keep the content that the chunks make up."""
    incoming = Incoming()
    try:
        for chunk in chunks:
            incoming.write(chunk)
        return incoming.keep(brand_id)
    finally:
        incoming.discard()


def opened(name: str, brand_id: UUID) -> Blob:
    """What was put. Its place, its size and its first piece are known to be sound by then.

    Raises FileNotFoundError, and InvalidTag for a file that was changed: of a later piece, once it
    is reached.
    """
    file = _path(name, brand_id).open("rb")
    try:
        key = file_key(file.read(START_BYTES))
        label = file.read(LABEL_BYTES)
        sealed = os.fstat(file.fileno()).st_size - HEAD_BYTES
        count = -(-sealed // (PIECE_BYTES + TAG_BYTES))
        size = sealed - count * TAG_BYTES
        key.require_label(label, _about(name, brand_id), size=size)
        first = _piece(file, key, place=0, count=count)
    except BaseException:
        file.close()
        raise
    return Blob(size, _pieces(file, key, first, count))


def kept_before(moment: datetime, brand_id: UUID) -> Iterator[str]:
    """The names of what the brand has since before that moment, and was not handed in again."""
    for path in (Path(settings.BLOB_FOLDER) / str(brand_id)).glob("??/*"):
        if _is_older(path, moment):
            yield path.name


def forget(names: Iterable[str], brand_id: UUID, *, before: datetime) -> int:
    """Take these away, but none that was handed in since; gives how many went."""
    count = 0
    with _locked(brand_id):
        for path in (_path(name, brand_id) for name in names):
            if _is_older(path, before):
                path.unlink()
                count += 1
    return count


def forget_incoming(*, before: datetime) -> None:
    """Take away what a process that died was just reading."""
    for path in (Path(settings.BLOB_FOLDER) / INCOMING).glob("*"):
        if _is_older(path, before):
            path.unlink(missing_ok=True)


@contextmanager
def _locked(brand_id: UUID) -> Iterator[None]:
    """Nobody else keeps or takes away a file of the brand meanwhile."""
    folder = _folder(Path(settings.BLOB_FOLDER), str(brand_id))
    with (folder / LOCK).open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _is_older(path: Path, moment: datetime) -> bool:
    try:
        return path.stat().st_mtime < moment.timestamp()
    except FileNotFoundError:
        return False


def _pieces(file: BinaryIO, key: FileKey, first: bytes, count: int) -> Iterator[bytes]:
    with file:
        yield first
        for place in range(1, count):
            yield _piece(file, key, place=place, count=count)


def _piece(file: BinaryIO, key: FileKey, *, place: int, count: int) -> bytes:
    sealed = file.read(PIECE_BYTES + TAG_BYTES)
    return key.open(sealed, place=place, is_last=place == count - 1)


def _folder(store: Path, *inside: str) -> Path:
    """The folder, made if it is not there; nobody else may look into it."""
    folder = store
    for name in ("", *inside):
        folder = folder / name
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _path(name: str, brand_id: UUID) -> Path:
    assert NAME.fullmatch(name), "A name is one that `put` gave."
    return Path(settings.BLOB_FOLDER) / str(brand_id) / name[:2] / name


def _about(name: str, brand_id: UUID) -> str:
    return f"blob {brand_id} {name}"
