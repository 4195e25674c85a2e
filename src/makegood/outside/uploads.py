"""Where do the files go that people hand in with a form?"""

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Final, Protocol
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from makegood.intake.file_kinds import HEAD, MOST_BYTES, why_not_taken
from makegood.intake.file_names import safe_name
from makegood.intake.words import FileLeftOut, NewFile
from makegood.outside.blobs import Incoming, Kept, put

LONGEST_TYPE: Final = 100
TYPE: Final = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)
BYTES: Final = "application/octet-stream"


class ArrivedFile(UploadedFile):  # type: ignore[type-arg]
    """A file of a form: its head can be read, the whole of it lies sealed in the store.

    It is gone with the request that it came by, unless a brand keeps it.
    """

    def __init__(self, incoming: Incoming, head: bytes, *, name: str, content_type: str) -> None:
        super().__init__(BytesIO(head), name, content_type, incoming.size)
        self._incoming = incoming

    def keep(self, brand_id: UUID) -> Kept:
        """Put it into the blob store of the brand."""
        return self._incoming.keep(brand_id)

    def close(self) -> None:
        """The request is over."""
        super().close()
        self._incoming.discard()


class SealingHandler(FileUploadHandler):
    """Seals each file of a form as it comes in, so that none lies in the clear on a disk.

    Of a file that is larger than any that is taken, only the size is reckoned.
    """

    _incoming: Incoming | None = None
    _head = b""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Some of the file; an empty one has none."""
        incoming = self._begun()
        if len(self._head) < HEAD:
            self._head += raw_data[: HEAD - len(self._head)]
        if incoming.size <= MOST_BYTES:
            incoming.write(raw_data)

    def file_complete(self, file_size: int) -> ArrivedFile:
        """The file as forms know it; the next one begins anew."""
        name, content_type = self.file_name or "", self.content_type or ""
        file = ArrivedFile(self._begun(), self._head, name=name, content_type=content_type)
        file.size = file_size
        self._incoming, self._head = None, b""
        return file

    def upload_interrupted(self) -> None:
        """Nobody will ask for what came of the last one."""
        if self._incoming:
            self._incoming.discard()

    def _begun(self) -> Incoming:
        self._incoming = self._incoming or Incoming()
        return self._incoming


def kept_attachments(
    files: "Iterable[UploadedFile[bytes]]", *, brand_id: UUID
) -> tuple[NewFile, ...]:
    """Put the files into the blob store of the brand, before any command names them."""
    return tuple(_kept(file, brand_id) for file in files)


class MailedFile(Protocol):
    """What a file of a mail has, whoever read the mail."""

    @property
    def name(self) -> str: ...
    @property
    def content_type(self) -> str: ...
    @property
    def content(self) -> bytes: ...


def kept_enclosures(
    files: Iterable[MailedFile], *, brand_id: UUID
) -> tuple[tuple[NewFile, ...], tuple[FileLeftOut, ...]]:
    """Put the files of a mail into the blob store of the brand, before any command names them.

    A mail obeys what forms ask: what would not be taken of a form is given apart, with the reason.
    """
    kept: list[NewFile] = []
    left_out: list[FileLeftOut] = []
    for file in files:
        name, kind, size = file.name, _type(file.content_type), len(file.content)
        why = why_not_taken(size, file.content[:HEAD], before=[one.size for one in kept])
        if why:
            left_out.append(
                FileLeftOut(name=name, content_type=kind, size=size, left_out=why.value)
            )
            continue
        blob = put([file.content], brand_id).name
        kept.append(NewFile(name=name, content_type=kind, size=size, blob=blob))
    return tuple(kept), tuple(left_out)


def _type(claimed: str | None) -> str:
    """What the sender says that it is, for staff to know: nothing is ever shown by it."""
    claimed = claimed or ""
    return claimed if TYPE.fullmatch(claimed) and len(claimed) <= LONGEST_TYPE else BYTES


def _kept(file: "UploadedFile[bytes]", brand_id: UUID) -> NewFile:
    kept = file.keep(brand_id) if isinstance(file, ArrivedFile) else put(file.chunks(), brand_id)
    return NewFile(
        name=safe_name(file.name or ""),
        content_type=_type(file.content_type),
        size=kept.size,
        blob=kept.name,
    )
