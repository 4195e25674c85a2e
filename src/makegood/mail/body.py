"""What does a mail say, and what came with it?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from makegood.mail import limits
from makegood.mail.charsets import decode
from makegood.mail.markup import text_of
from makegood.mail.names import name_of
from makegood.mail.structure import Part

_SHOWN_AS_TEXT = frozenset({"text/plain", "text/html"})
_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a mail. The type is what the sender claims; `is_inline` is true of a
    picture that the sender placed within the text."""

    name: str
    content_type: str
    content: bytes
    is_inline: bool

    @property
    def size(self) -> int:
        """How many bytes it holds."""
        return len(self.content)


@dataclass(frozen=True, slots=True)
class Body:
    """The text and the attachments; `is_cut` says that there was more text than we show."""

    text: str
    is_cut: bool
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class _Passage:
    source: str
    is_html: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a part holds: passages to be read one after another, and files."""

    passages: tuple[_Passage, ...]
    files: tuple[Part, ...]


def body_of(root: Part) -> Body:
    """The text, and everything that is not in it as attachments.

    Of alternatives the first plain one that says anything is read, else the last that does. HTML
    is turned into text only where it is chosen.
    """
    reading = _read(root)
    text, is_cut = _text(reading.passages)
    numbered = enumerate(reading.files, start=1)
    return Body(text, is_cut, tuple(_attachment(file, number) for number, file in numbered))


def _read(part: Part) -> _Reading:
    if not part.children:
        return _read_leaf(part)
    readings = [_read(child) for child in part.children]
    files = tuple(file for reading in readings for file in reading.files)
    if part.content_type == "multipart/alternative":
        return _Reading(_best(readings), files)
    return _Reading(tuple(one for reading in readings for one in reading.passages), files)


def _read_leaf(part: Part) -> _Reading:
    if part.content_type not in _SHOWN_AS_TEXT or _is_file(part):
        return _Reading((), (part,))
    source = _LINE_END.sub("\n", decode(part.content, part.parameters.get("charset", "")))
    passage = _Passage(source, is_html=part.content_type == "text/html")
    return _Reading((passage,) if source.strip() else (), ())


def _is_file(part: Part) -> bool:
    if part.disposition.value == "inline":
        return bool(_given_name(part))
    return part.disposition.value not in ("", "inline")


def _best(readings: Iterable[_Reading]) -> tuple[_Passage, ...]:
    speaking = [reading.passages for reading in readings if reading.passages]
    plain = [passages for passages in speaking if not any(one.is_html for one in passages)]
    return (plain[:1] or speaking[-1:] or [()])[0]


def _text(passages: Iterable[_Passage]) -> tuple[str, bool]:
    texts: list[str] = []
    left = limits.SOURCE_CHARACTERS
    is_cut = False
    for passage in passages:
        is_cut |= len(passage.source) > left
        source = passage.source[:left]
        left -= len(source)
        text = (text_of(source) if passage.is_html else source).strip()
        if text and text not in texts:
            texts.append(text)
    whole = "\n\n".join(texts)
    return whole[: limits.TEXT_CHARACTERS], is_cut or len(whole) > limits.TEXT_CHARACTERS


def _attachment(part: Part, number: int) -> Attachment:
    is_placed = part.disposition.value == "inline" or (
        "content-id" in part.fields and part.disposition.value != "attachment"
    )
    return Attachment(
        name=name_of(_given_name(part), part.content_type, number),
        content_type=part.content_type,
        content=part.content,
        is_inline=is_placed and part.content_type.startswith("image/"),
    )


def _given_name(part: Part) -> str:
    return part.disposition.parameters.get("filename") or part.parameters.get("name", "")
