"""Of which parts is a mail made?

We split the bytes ourselves instead of with `email.parser`: every part stays the exact bytes that
came (a forwarded mail can be kept as it was), nothing is copied per level, the limits are met while
splitting, and no odd header can raise. RFC 2046, section 5.1.
"""

import re
from dataclasses import dataclass

from makegood.mail import limits
from makegood.mail.codings import transfer_decoded
from makegood.mail.fields import Fields, split_header
from makegood.mail.parameters import Valued, valued

_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,127}/[a-z0-9!#$&^_.+-]{1,127}")
_LIKELY_DELIMITER = re.compile(rb"^--(\S[^\r\n]{0,198}?)[ \t]*\r?\nContent-", re.M | re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """A leaf with its bytes, or a multipart with its children."""

    fields: Fields
    content_type: str
    parameters: dict[str, str]
    disposition: Valued
    encoded: bytes
    children: tuple["Part", ...]

    @property
    def content(self) -> bytes:
        """The leaf's bytes, its transfer encoding undone."""
        return transfer_decoded(self.encoded, self.fields.ascii("content-transfer-encoding"))


def split(raw: bytes) -> Part:
    """The mail as a tree of parts. Raises OverLimit where it is too large, deep or manifold."""
    if len(raw) > limits.MAIL_BYTES:
        raise limits.OverLimit("too-large", str(len(raw)))
    return _Splitter(raw).part(0, len(raw), "text/plain", depth=0)


class _Splitter:
    """Walks over one mail's bytes by offsets, counting the parts as it meets them."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.count = 0

    def part(self, start: int, end: int, default_type: str, depth: int) -> Part:
        self.count += 1
        if self.count > limits.PARTS:
            raise limits.OverLimit("too-many-parts", str(self.count))
        if depth > limits.DEPTH:
            raise limits.OverLimit("too-deep", str(depth))
        fields, body = split_header(self.raw, start, end)
        content_type = valued(fields, "content-type")
        kind = content_type.value if _TYPE.fullmatch(content_type.value) else default_type
        children: tuple[Part, ...] = ()
        if kind.startswith("multipart/"):
            inner = "message/rfc822" if kind == "multipart/digest" else "text/plain"
            spans = self._spans(content_type.parameters.get("boundary", ""), body, end)
            children = tuple(self.part(*span, inner, depth + 1) for span in spans)
        return Part(
            fields=fields,
            content_type=kind if children or not kind.startswith("multipart/") else "text/plain",
            parameters=content_type.parameters,
            disposition=valued(fields, "content-disposition"),
            encoded=b"" if children else self.raw[body:end],
            children=children,
        )

    def _spans(self, boundary: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where the children lie. A boundary that is missing or never met is guessed from the first
        delimiter that a part's header follows."""
        name = boundary.encode("utf-8", errors="replace")
        spans = self._between(name, start, end) if name else []
        if not spans and (likely := _LIKELY_DELIMITER.search(self.raw, start, end)):
            spans = self._between(likely[1], start, end)
        return spans

    def _between(self, boundary: bytes, start: int, end: int) -> list[tuple[int, int]]:
        delimiter = re.compile(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*\r?(?:\n|\Z)", re.M)
        spans: list[tuple[int, int]] = []
        opened = -1
        for found in delimiter.finditer(self.raw, start, end):
            if opened >= 0:
                spans.append((opened, self._before_line_end(opened, found.start())))
            opened = -1 if found[1] else found.end()
            if found[1] or len(spans) > limits.PARTS:
                break
        return [*spans, (opened, end)] if opened >= 0 else spans

    def _before_line_end(self, start: int, end: int) -> int:
        """The line end before a delimiter belongs to the delimiter."""
        for line_end in (b"\r\n", b"\n"):
            if self.raw.endswith(line_end, start, end):
                return end - len(line_end)
        return end
