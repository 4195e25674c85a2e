"""How is something kept so that it can be erased? Sealed under a key that nothing else has."""

import secrets
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from makegood.vault.ring import NONCE_BYTES, ring


@dataclass(frozen=True, slots=True)
class Whose:
    """What sealed bytes are bound to: a record of a kind, by its id. They open for it alone."""

    kind: str
    id: str

    @property
    def key_is_about(self) -> str:
        return f"{self.kind} {self.id}"


def seal_under_own_key(plain: bytes, whose: Whose) -> tuple[bytes, bytes]:
    """`plain` sealed under a fresh key, and that key sealed by the ring.

    Both are AES-256-GCM with `whose` as associated data. Whoever destroys the second has erased
    the first, wherever a copy of it lies without that second one.
    """
    key = AESGCM.generate_key(bit_length=256)
    return _seal(plain, key, whose), ring().seal(key, about=whose.key_is_about)


def seal_under_key_of(plain: bytes, sealed_key: bytes, whose: Whose) -> bytes:
    """`plain` sealed under the key that the record has already."""
    return _seal(plain, _key(sealed_key, whose), whose)


def open_under_own_key(sealed: bytes, sealed_key: bytes, whose: Whose) -> bytes:
    """What was sealed. Raises cryptography's InvalidTag if it was changed or moved."""
    nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    return AESGCM(_key(sealed_key, whose)).decrypt(nonce, body, whose.id.encode())


def _seal(plain: bytes, key: bytes, whose: Whose) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, whose.id.encode())


def _key(sealed_key: bytes, whose: Whose) -> bytes:
    return ring().open(sealed_key, about=whose.key_is_about)
