"""How is a file sealed, so that it never lies whole in memory nor in the clear on a disk?"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from makegood.vault.ring import NUMBER_BYTES, ring

PIECE_BYTES: Final = 64 * 1024
TAG_BYTES: Final = 16
LABEL_BYTES: Final = 32
SALT_BYTES: Final = 32
START_BYTES: Final = NUMBER_BYTES + SALT_BYTES
PLACE_BYTES: Final = 11  # of a nonce; its twelfth byte says whether a piece is the last one


@dataclass(frozen=True, slots=True)
class FileKey:
    """The keys of one file. As no other file has them, the place of a piece does as its nonce.

    So pieces cannot be swapped, left out or added without the next one failing to open.
    Source: the STREAM construction, Hoang and others, CRYPTO 2015.
    """

    start: bytes  # what a file begins with, so that its keys are found again
    of_pieces: bytes
    of_label: bytes

    def seal(self, plain: bytes, *, place: int, is_last: bool) -> bytes:
        """The piece, TAG_BYTES longer."""
        return AESGCM(self.of_pieces).encrypt(_nonce(place, is_last=is_last), plain, None)

    def open(self, sealed: bytes, *, place: int, is_last: bool) -> bytes:
        """The piece as it was. Raises InvalidTag if it was changed, moved, or not the last."""
        return AESGCM(self.of_pieces).decrypt(_nonce(place, is_last=is_last), sealed, None)

    def label(self, about: str, *, size: int) -> bytes:
        """LABEL_BYTES that bind the file to `about` and to its size in bytes."""
        return hmac.digest(self.of_label, f"{size} {about}".encode(), hashlib.sha256)

    def require_label(self, label: bytes, about: str, *, size: int) -> None:
        """Raises InvalidTag for a file that was cut, lengthened, or put in another's place."""
        if not hmac.compare_digest(label, self.label(about, size=size)):
            raise InvalidTag


def new_file_key() -> FileKey:
    """Keys for a file to come."""
    number = max(ring().keys)
    return file_key(number.to_bytes(NUMBER_BYTES) + secrets.token_bytes(SALT_BYTES))


def file_key(start: bytes) -> FileKey:
    """The keys of the file that begins so. Raises InvalidTag if it is none of ours.

    Source: HKDF, RFC 5869.
    """
    master = ring().keys.get(int.from_bytes(start[:NUMBER_BYTES]))
    if master is None:
        raise InvalidTag
    salt = start[NUMBER_BYTES:]
    both = HKDF(algorithm=SHA256(), length=64, salt=salt, info=b"makegood file").derive(master)
    return FileKey(start, both[:32], both[32:])


def _nonce(place: int, *, is_last: bool) -> bytes:
    return place.to_bytes(PLACE_BYTES) + bytes([is_last])
