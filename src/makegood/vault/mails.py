"""How is a raw mail kept so that it can be erased? Under a key of its own."""

from uuid import UUID

from makegood.vault.own_key import (
    Whose,
    open_under_own_key,
    seal_under_key_of,
    seal_under_own_key,
)


def seal_mail(raw: bytes, *, mail_id: UUID) -> tuple[bytes, bytes]:
    """The mail sealed under a fresh key, and that key sealed by the ring.

    Whoever destroys the second erases the mail.
    """
    return seal_under_own_key(raw, _whose(mail_id))


def seal_words(words: bytes, sealed_key: bytes, *, mail_id: UUID) -> bytes:
    """What was read of the mail, sealed under the mail's own key."""
    return seal_under_key_of(words, sealed_key, _whose(mail_id))


def open_mail(sealed: bytes, sealed_key: bytes, *, mail_id: UUID) -> bytes:
    """The mail as it arrived, or its words. Raises cryptography's InvalidTag if it was changed."""
    return open_under_own_key(sealed, sealed_key, _whose(mail_id))


def _whose(mail_id: UUID) -> Whose:
    return Whose("mail", str(mail_id))
