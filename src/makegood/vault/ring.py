"""How is a secret sealed, and opened again?"""

import hashlib
import hmac
import json
import os
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12
NUMBER_BYTES = 2


@dataclass(frozen=True, slots=True)
class KeyRing:
    """AES-256 keys by number. The highest seals; all of them open."""

    keys: dict[int, bytes]

    def seal(self, plain: bytes, *, about: str) -> bytes:
        """`plain`, sealed by AES-256-GCM: key number, nonce, ciphertext.

        `about` is bound to the sealed bytes: they open for the same `about` alone, so that a row's
        secret moved to another row is refused. Source: NIST SP 800-38D.
        """
        number = max(self.keys)
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = AESGCM(self.keys[number]).encrypt(nonce, plain, about.encode())
        return number.to_bytes(NUMBER_BYTES) + nonce + sealed

    def open(self, sealed: bytes, *, about: str) -> bytes:
        """What was sealed. Raises cryptography's InvalidTag if it was changed or moved."""
        number = int.from_bytes(sealed[:NUMBER_BYTES])
        start = NUMBER_BYTES + NONCE_BYTES
        key = AESGCM(self.keys[number])
        return key.decrypt(sealed[NUMBER_BYTES:start], sealed[start:], about.encode())

    def digest(self, plain: bytes, *, about: str) -> str:
        """A digest of `plain`, in hexadecimal, that nobody makes without the ring.

        So that what is short, a password or a code, cannot be found by trying. HMAC-SHA-256 under a
        key derived for `about`; of the ring's keys it takes the oldest, so that a newer one changes
        no digest. Source: RFC 2104.
        """
        derived = hmac.digest(self.keys[min(self.keys)], about.encode(), hashlib.sha256)
        return hmac.new(derived, plain, hashlib.sha256).hexdigest()


@cache
def ring() -> KeyRing:
    """The ring of this installation, from the file that settings name."""
    stored = json.loads(Path(settings.KEY_RING_FILE).read_text())
    return KeyRing({int(number): b64decode(key) for number, key in stored.items()})


def make_ring_file(path: Path) -> None:
    """Write a fresh ring to `path`, readable by its owner alone, unless one is there."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    content = json.dumps({"1": b64encode(AESGCM.generate_key(bit_length=256)).decode()})
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w") as file:
        file.write(content)
