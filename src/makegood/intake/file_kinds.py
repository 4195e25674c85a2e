"""Which files are taken? Those that people send each other: their first bytes say so, no name."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

MOST_FILES: Final = 10  # with one message
MOST_BYTES: Final = 10_000_000  # of one file
MOST_TOGETHER: Final = 25_000_000
HEAD: Final = 4096  # bytes that are looked at
# Pictures, documents, recordings and archives; what runs by itself is not among them.
BEGINNINGS: Final = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",  # JPEG
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"%PDF-",
    b"PK\x03\x04",  # zip, and the documents that are one
    b"PK\x05\x06",
    b"\x1f\x8b",  # gzip
    b"BZh",
    b"\xfd7zXZ\x00",
    b"7z\xbc\xaf\x27\x1c",
    b"\x28\xb5\x2f\xfd",  # zstd
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",  # documents of old office programs
    b"OggS",
    b"ID3",
    b"\x1aE\xdf\xa3",  # WebM
    b"SQLite format 3\x00",
)
INSIDE: Final = ((b"RIFF", 8, (b"WEBP", b"WAVE", b"AVI ")), (b"", 4, (b"ftyp",)))
PLAIN_CONTROLS: Final = frozenset(b"\t\n\r\f\x1b")
LOWEST_LETTER: Final = 0x20


class WhyNot(StrEnum):
    """Why a file is not taken."""

    TOO_MANY = "too_many"
    TOO_LARGE = "too_large"
    KIND = "kind"
    TOGETHER = "together"


def why_not_taken(size: int, head: bytes, *, before: Sequence[int]) -> WhyNot | None:
    """Why a file of `size` bytes that begins so is not taken, or None of one that is.

    `before` are the sizes of those that were taken of the same message.
    """
    too_much = why_too_much((*before, size))
    if too_much is WhyNot.TOO_MANY:
        return too_much
    return why_not_taken_alone(size, head) or too_much


def why_not_taken_alone(size: int, head: bytes) -> WhyNot | None:
    """Why it is not taken whatever comes with it: TOO_LARGE, KIND or None."""
    if size > MOST_BYTES:
        return WhyNot.TOO_LARGE
    return None if is_sent_by_people(head) else WhyNot.KIND


def why_too_much(sizes: Sequence[int]) -> WhyNot | None:
    """Why files of these sizes do not come with one message: TOO_MANY, TOGETHER or None."""
    if len(sizes) > MOST_FILES:
        return WhyNot.TOO_MANY
    return WhyNot.TOGETHER if sum(sizes) > MOST_TOGETHER else None


def is_sent_by_people(head: bytes) -> bool:
    """Whether a file that begins so is text, or of one of the kinds above. An empty one is."""
    return _is_text(head) or head.startswith(BEGINNINGS) or _is_recording(head)


def _is_text(head: bytes) -> bool:
    """Text of whatever encoding: no byte that no text has, or the mark of UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return all(byte >= LOWEST_LETTER or byte in PLAIN_CONTROLS for byte in head)


def _is_recording(head: bytes) -> bool:
    return any(
        head.startswith(first) and head[place:].startswith(kinds) for first, place, kinds in INSIDE
    )
