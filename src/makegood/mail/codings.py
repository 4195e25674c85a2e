"""Which bytes does a transfer encoding stand for?

Both readers take what they can: a mail cut short or wrapped by hand still gives its beginning.
"""

import binascii
import re
import string

_ALPHABET = f"{string.ascii_letters}{string.digits}+/=".encode()
_NOT_IN_ALPHABET = bytes(set(range(256)) - set(_ALPHABET))
_PADDING = re.compile(b"=+")


def base64_bytes(data: bytes) -> bytes:
    """What base64 (RFC 2045, section 6.8) stands for; pieces that were each padded are joined, and
    a last character too many is dropped."""
    pieces = _PADDING.split(data.translate(None, _NOT_IN_ALPHABET))
    return b"".join(_piece(piece) for piece in pieces)


def quoted_printable_bytes(data: bytes) -> bytes:
    """What quoted-printable (RFC 2045, section 6.7) stands for; a broken escape stays as it is."""
    return binascii.a2b_qp(data)


def transfer_decoded(data: bytes, encoding: str) -> bytes:
    """The bytes behind a Content-Transfer-Encoding; an unknown one is taken as no encoding."""
    match encoding.strip().lower():
        case "base64":
            return base64_bytes(data)
        case "quoted-printable":
            return quoted_printable_bytes(data)
        case _:
            return data


def _piece(piece: bytes) -> bytes:
    whole = piece[: len(piece) - 1] if len(piece) % 4 == 1 else piece
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))
