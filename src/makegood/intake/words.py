"""What could be read of a mail, and who may read it? It is kept under the mail's own key."""

import json
from dataclasses import asdict, dataclass

from makegood.intake.models import RawMail
from makegood.vault.mails import open_mail, seal_words


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file that a door has put into the blob store; `size` in bytes."""

    name: str
    content_type: str
    size: int
    blob: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLeftOut:
    """A file of a mail that was not taken; `left_out` says why, by a WhyNot."""

    name: str
    content_type: str
    size: int
    left_out: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailWords:
    """What a mail says, as it was read: its sender is a claim, not a proof.

    What was `left_out` of its files is only in the mail itself, which stays as it came.
    """

    sender: str
    subject: str
    text: str
    enclosures: tuple[NewFile, ...] = ()
    left_out: tuple[FileLeftOut, ...] = ()


def keep_words(mail: RawMail, words: MailWords) -> None:
    """Keep what was read, under the mail's own key, for staff to look at."""
    assert mail.sealed_key is not None
    plain = json.dumps(asdict(words)).encode()
    mail.sealed_words = seal_words(plain, bytes(mail.sealed_key), mail_id=mail.id)


def words_of(mail: RawMail) -> MailWords | None:
    """What was read of the mail, or None of one that could not be read or was erased."""
    if mail.sealed_words is None or mail.sealed_key is None:
        return None
    kept = json.loads(open_mail(bytes(mail.sealed_words), bytes(mail.sealed_key), mail_id=mail.id))
    kept["enclosures"] = tuple(NewFile(**one) for one in kept["enclosures"])
    kept["left_out"] = tuple(FileLeftOut(**one) for one in kept.get("left_out", ()))
    return MailWords(**kept)
