"""Where do the files go that people hand in with a form?"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile

from makegood.commands.tickets.reply_to_ticket import NewAttachment
from makegood.intake.words import NewEnclosure
from makegood.outside.blobs import put

LONGEST_NAME = 120
UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


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
            content_type=file.content_type[:100],
            size=len(file.content),
            blob=put(file.content, brand_id),
        )
        for file in files
    )


def safe_name(name: str) -> str:
    """The file's name without anything that could mislead a reader or a file system."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    cleaned = UNSAFE.sub("", last).strip(" .")
    return cleaned[-LONGEST_NAME:] or "file"


def _kept(file: "UploadedFile[bytes]", brand_id: UUID) -> NewAttachment:
    content = file.read()
    return NewAttachment(
        name=safe_name(file.name or ""),
        content_type=(file.content_type or "application/octet-stream")[:100],
        size=len(content),
        blob=put(content, brand_id),
    )
