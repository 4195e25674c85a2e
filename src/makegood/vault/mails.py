"""How is a raw mail kept so that it can be erased everywhere at once? Under a key of its own."""

import secrets
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from makegood.vault.ring import NONCE_BYTES, ring


def seal_mail(raw: bytes, *, mail_id: UUID) -> tuple[bytes, bytes]:
    """The mail sealed under a fresh key, and that key sealed by the ring.

    Whoever destroys the second erases the mail, in every backup too.
    """
    key = AESGCM.generate_key(bit_length=256)
    return _seal(raw, key, mail_id), ring().seal(key, about=f"mail {mail_id}")


def seal_words(words: bytes, sealed_key: bytes, *, mail_id: UUID) -> bytes:
    """What was read of the mail, sealed under the mail's own key."""
    return _seal(words, _key(sealed_key, mail_id), mail_id)


def open_mail(sealed: bytes, sealed_key: bytes, *, mail_id: UUID) -> bytes:
    """The mail as it arrived, or its words. Raises cryptography's InvalidTag if it was changed."""
    nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    return AESGCM(_key(sealed_key, mail_id)).decrypt(nonce, body, str(mail_id).encode())


def _seal(plain: bytes, key: bytes, mail_id: UUID) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, str(mail_id).encode())


def _key(sealed_key: bytes, mail_id: UUID) -> bytes:
    return ring().open(sealed_key, about=f"mail {mail_id}")
