"""What do Content-Type and Content-Disposition say beside their main value?

RFC 2045 gives parameters, RFC 2231 cuts them in numbered and percent-encoded pieces, and many
programs put encoded words (RFC 2047) where these don't belong; all three are read.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from makegood.mail.charsets import decode
from makegood.mail.fields import Fields, unfolded
from makegood.mail.words import decoded_words, unquoted

_PARAMETER = re.compile(
    r';\s*([^\s=;"*]{1,60})(?:\*(\d{1,4}))?(\*?)\s*=\s*("(?:[^"\\]|\\.)*+(?:"|\Z)|[^;]*+)',
    re.DOTALL,
)
_LONGEST = 8 * 1024


@dataclass(frozen=True, slots=True)
class Valued:
    """A main value in lower case, such as `text/plain`, and its parameters by lower-case name."""

    value: str
    parameters: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Piece:
    order: int
    is_percent_encoded: bool
    text: str


def valued(fields: Fields, name: str) -> Valued:
    """The topmost field of this name; empty where there is none."""
    raw = next(iter(fields.values(name)), b"")[:_LONGEST]
    whole = unfolded(decode(raw))
    pieces: dict[str, list[_Piece]] = {}
    for found in _PARAMETER.finditer(whole):
        piece = _Piece(int(found[2] or 0), found[3] == "*", unquoted(found[4]))
        pieces.setdefault(found[1].lower(), []).append(piece)
    main = whole.partition(";")[0].strip().lower()
    return Valued(main, {key: _joined(several) for key, several in pieces.items()})


def _joined(pieces: list[_Piece]) -> str:
    """One parameter from its pieces; a percent-encoded form beats a plain one of the same name."""
    encoded = [piece for piece in pieces if piece.is_percent_encoded]
    if not encoded:
        return decoded_words("".join(piece.text for piece in _in_order(pieces)))
    continued = pieces if any(piece.order for piece in pieces) else encoded
    first, *rest = _in_order(continued)
    charset, text = _charset_and_text(first)
    octets = unquote_to_bytes(text) + b"".join(_octets(piece) for piece in rest)
    return decode(octets, charset)


def _in_order(pieces: list[_Piece]) -> list[_Piece]:
    """One piece of each number, the first that came: a repeated parameter changes nothing."""
    chosen: dict[int, _Piece] = {}
    for piece in pieces:
        chosen.setdefault(piece.order, piece)
    return [chosen[order] for order in sorted(chosen)]


def _charset_and_text(first: _Piece) -> tuple[str, str]:
    if first.is_percent_encoded and first.text.count("'") >= 2:
        charset, _, text = first.text.split("'", 2)
        return charset, text
    return "", first.text


def _octets(piece: _Piece) -> bytes:
    return unquote_to_bytes(piece.text) if piece.is_percent_encoded else piece.text.encode()
