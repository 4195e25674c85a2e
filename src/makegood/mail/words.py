"""How does a header's value read to a person?

Encoded words (RFC 2047) are read here rather than by `email.header`, which gives up on a whole
field for one bad word and takes quadratic time on an unfinished one.
"""

import binascii
import re
import unicodedata

from makegood.mail.charsets import decode
from makegood.mail.codings import base64_bytes
from makegood.mail.fields import unfolded

# An unfinished word runs to the end of the value: what was cut off still gives its beginning.
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?((?:[^?]|\?(?!=))*+)(?:\?=|\Z)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_DIRECTION_OR_UNSEEN = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)


def readable(value: bytes, most: int) -> str:
    """A field's value as one line of at most `most` characters; see `one_line`."""
    return one_line(decoded_words(unfolded(decode(value))), most)


def one_line(text: str, most: int) -> str:
    """The text in NFC on one line, without control characters and without the unseen ones that
    could make it read as another text."""
    plain = _DIRECTION_OR_UNSEEN.sub("", _CONTROL.sub(" ", text))
    return unicodedata.normalize("NFC", plain)[:most].strip()


def unquoted(text: str) -> str:
    """What stands between quotation marks (RFC 5322, section 3.2.4); other text as it is."""
    stripped = text.strip()
    if not stripped.startswith('"'):
        return stripped
    return _ESCAPED.sub(r"\1", stripped.removeprefix('"').removesuffix('"'))


def decoded_words(value: str) -> str:
    """The value with its encoded words read. Neighbours in one charset are joined before they are
    read, since senders cut words in the middle of a character."""
    pieces: list[str] = []
    pending, charset, position = b"", "", 0
    for word in _WORD.finditer(value):
        between = value[position : word.start()]
        if pending and (between.strip() or word[1].lower() != charset):
            pieces.append(decode(pending, charset))
            pending = b""
        if between.strip() or not position:
            pieces.append(between)
        pending, charset, position = pending + _word_bytes(word), word[1].lower(), word.end()
    if pending:
        pieces.append(decode(pending, charset))
    return "".join([*pieces, value[position:]])


def _word_bytes(word: re.Match[str]) -> bytes:
    data = word[3].encode("utf-8", errors="replace")
    return base64_bytes(data) if word[2] in "bB" else binascii.a2b_qp(data, header=True)
