"""Where do the files go that people hand in with a form?"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, Protocol
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile

from makegood.commands.tickets.reply_to_ticket import NewAttachment
from makegood.intake.words import NewEnclosure
from makegood.outside.blobs import put

LONGEST_NAME: Final = 120
NOT_IN_A_NAME: Final = '<>:"/\\|?*'
LONGEST_TYPE: Final = 100
TYPE: Final = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)
BYTES: Final = "application/octet-stream"


def kept_attachments(
    files: "Iterable[UploadedFile[bytes]]", *, brand_id: UUID
) -> tuple[NewAttachment, ...]:
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


def kept_enclosures(files: Iterable[MailedFile], *, brand_id: UUID) -> tuple[NewEnclosure, ...]:
    """Put the files of a mail into the blob store of the brand, before any command names them."""
    return tuple(
        NewEnclosure(
            name=safe_name(file.name),
            content_type=_type(file.content_type),
            size=len(file.content),
            blob=put(file.content, brand_id),
        )
        for file in files
    )


def safe_name(name: str) -> str:
    """The file's name without anything that could mislead a reader or a file system.

    Only what can be seen is left of it, on one line, and none of what parts a path.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(_seen(letter) for letter in last)
    return seen[-LONGEST_NAME:].strip(" .") or "file"


def _seen(letter: str) -> str:
    kind = unicodedata.category(letter)[0]
    if kind == "Z":
        return " "
    return "" if kind == "C" or letter in NOT_IN_A_NAME else letter


def _type(claimed: str | None) -> str:
    """What the sender says that it is, for staff to know: nothing is ever shown by it."""
    claimed = claimed or ""
    return claimed if TYPE.fullmatch(claimed) and len(claimed) <= LONGEST_TYPE else BYTES


def _kept(file: "UploadedFile[bytes]", brand_id: UUID) -> NewAttachment:
    content = file.read()
    return NewAttachment(
        name=safe_name(file.name or ""),
        content_type=_type(file.content_type),
        size=len(content),
        blob=put(content, brand_id),
    )
