"""What do the fields of a header say?

Fields are kept as the bytes that came, in their order, and read when asked for: decoding early
would let an encoded comma or line end change the structure around it.
"""

import re
from dataclasses import dataclass

from makegood.mail import limits
from makegood.mail.charsets import without_controls

_FIELD = re.compile(rb"([!-9;-~]{1,100}+)[ \t]*+:")
_FOLD = re.compile(r"\r?\n(?=[ \t])|\r?\n\Z")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one header, topmost first; names in lower case, values as they came."""

    entries: tuple[tuple[str, bytes], ...] = ()

    def values(self, name: str) -> list[bytes]:
        """Every value of the fields of this name, topmost first, each cut at FIELD_BYTES."""
        return [value[: limits.FIELD_BYTES] for key, value in self.entries if key == name]

    def ascii(self, name: str) -> str:
        """The topmost value on one line, with U+FFFD for what is not ASCII; "" where none is."""
        values = self.values(name)
        return plain_ascii(values[0]) if values else ""

    def __contains__(self, name: str) -> bool:
        return any(key == name for key, _ in self.entries)


def unfolded(value: str) -> str:
    """A field's value on one line (RFC 5322, section 2.2.3), without the white space around it."""
    return _FOLD.sub("", value).strip(" \t")


def plain_ascii(value: bytes) -> str:
    """A field's value that has no business to hold anything but ASCII, on one line."""
    return without_controls(unfolded(value.decode("ascii", errors="replace")))


def split_header(raw: bytes, start: int, end: int) -> tuple[Fields, int]:
    """The fields that begin at `start`, and where the body after them begins.

    A line that is no field ends the header and belongs to the body, so that nothing is lost.
    Raises OverLimit for a header with too many bytes or fields.
    """
    spans: list[tuple[str, int, int]] = []
    position = start
    while position < end:
        line_end = (raw.find(b"\n", position, end) + 1) or end
        if raw[position : position + 2] == b"\r\n" or raw[position] == 0x0A:
            return _fields(raw, spans), line_end
        if spans and raw[position] in b" \t":
            spans[-1] = (spans[-1][0], spans[-1][1], line_end)
        elif found := _FIELD.match(raw, position, line_end):
            spans.append((found[1].decode("ascii").lower(), found.end(), line_end))
        elif spans or not raw.startswith((b"From ", b">From "), position, line_end):
            return _fields(raw, spans), position
        _hold_to_limits(len(spans), line_end - start)
        position = line_end
    return _fields(raw, spans), end


def _fields(raw: bytes, spans: list[tuple[str, int, int]]) -> Fields:
    return Fields(tuple((name, raw[start:end]) for name, start, end in spans))


def _hold_to_limits(count: int, size: int) -> None:
    if count > limits.HEADER_FIELDS:
        raise limits.OverLimit("too-many-fields", str(count))
    if size > limits.HEADER_BYTES:
        raise limits.OverLimit("header-too-long", str(size))
