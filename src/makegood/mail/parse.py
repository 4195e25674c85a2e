"""What does this mail say? Bytes in, a frozen value out, whatever the bytes are."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from makegood.mail import limits
from makegood.mail.addresses import author, mailboxes
from makegood.mail.automatic import Automatic, why_automatic
from makegood.mail.body import Attachment, body_of
from makegood.mail.fields import Fields
from makegood.mail.moments import Hop, hops, written_at
from makegood.mail.structure import Part, split
from makegood.mail.words import readable

_IDENTIFIER = re.compile(r"<([^<>\s]{1,998})>")
_LONGEST_BARE = 1_000
_BARE_IDENTIFIER = re.compile(r"[^<>\s\[\]()]{1,400}@[^<>\s\[\]()]{1,400}")


class Remark(StrEnum):
    """What staff should know before they rely on what is shown."""

    NO_SENDER = "no-sender"
    SEVERAL_SENDERS = "several-senders"
    TEXT_CUT = "text-cut"


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """A mail as far as it could be read.

    `sender` is the one address of From, in lower case, and "" where there is none or more than
    one; `claimed` holds all of them, to show. It says who the mail *claims* to be from: ask
    `makegood.mail.trust` before relying on it. Identifiers come without angle brackets, moments
    in UTC. Nothing holds NUL, a lone surrogate, or, apart from the text, a line end.
    """

    message_id: str
    sender: str
    sender_name: str
    claimed: tuple[str, ...]
    recipients: tuple[str, ...]
    subject: str
    text: str
    attachments: tuple[Attachment, ...]
    automatic: Automatic | None
    in_reply_to: str
    references: tuple[str, ...]
    date: datetime | None
    hops: tuple[Hop, ...]
    remarks: frozenset[Remark]

    @property
    def is_automatic(self) -> bool:
        """Whether a program sent it; `automatic` says by what we know."""
        return self.automatic is not None


@dataclass(frozen=True, slots=True)
class UnreadableMail:
    """A mail from which nothing useful can be read; its bytes stay with the caller.

    `code` is one of no-header, too-large, too-many-parts, too-deep, too-many-fields,
    header-too-long (see `limits`) and reader-failed, which is a bug of ours; `detail` is a
    number, or the name of the exception.
    """

    code: str
    detail: str


def parse(raw: bytes) -> ParsedMail | UnreadableMail:
    """Reads a mail (RFC 5322, MIME). Never raises: a mail that came is kept, whatever it is."""
    try:
        root = split(raw)
        if not root.fields.entries:
            return UnreadableMail("no-header", str(len(raw)))
        return _read(root)
    except limits.OverLimit as over:
        return UnreadableMail(over.code, over.detail)
    except Exception as failure:
        # A bug here must not cost a customer his mail. The door stores the bytes with this code
        # and shows them to staff; every test of ours fails on it.
        return UnreadableMail("reader-failed", type(failure).__name__)


def _read(root: Part) -> ParsedMail:
    fields = root.fields
    sender = author(fields)
    claimed = tuple(mailbox.address for mailbox in mailboxes(fields, "from"))
    body = body_of(root)
    remarks = {
        Remark.NO_SENDER: not claimed,
        Remark.SEVERAL_SENDERS: bool(claimed) and sender is None,
        Remark.TEXT_CUT: body.is_cut,
    }
    return ParsedMail(
        message_id=_first(_identifiers(fields, "message-id")),
        sender=sender.address if sender else "",
        sender_name=sender.name if sender else "",
        claimed=claimed,
        recipients=tuple(mailbox.address for mailbox in mailboxes(fields, "to", "cc")),
        subject=_subject(fields),
        text=body.text,
        attachments=body.attachments,
        automatic=why_automatic(root),
        in_reply_to=_first(_identifiers(fields, "in-reply-to")),
        references=_identifiers(fields, "references"),
        date=written_at(fields),
        hops=hops(fields),
        remarks=frozenset(remark for remark, holds in remarks.items() if holds),
    )


def _subject(fields: Fields) -> str:
    return _first(tuple(readable(v, limits.SUBJECT_CHARACTERS) for v in fields.values("subject")))


def _identifiers(fields: Fields, name: str) -> tuple[str, ...]:
    """The identifiers of a field (RFC 5322, section 3.6.4), the last REFERENCES of them; a bare one
    is taken if it looks like one."""
    said = fields.ascii(name)
    found = _IDENTIFIER.findall(said) or _BARE_IDENTIFIER.findall(said[:_LONGEST_BARE])[:1]
    return tuple(found[-limits.REFERENCES :])


def _first(several: tuple[str, ...]) -> str:
    return several[0] if several else ""
