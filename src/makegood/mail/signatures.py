"""Which of a mail's own DKIM signatures speak for its sender's domain, and do they hold?"""

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import dkim
from dkim.util import InvalidTagValueList, parse_tag_value

from makegood.mail import limits
from makegood.mail.alignment import ascii_domain, speaks_for
from makegood.mail.fields import Fields

TextRecord = Callable[[str], bytes | None]
"""The TXT record of a DNS name, its strings joined; None where there is none. May raise OSError."""

_STRONG = frozenset({b"rsa-sha256", b"ed25519-sha256"})
_SELECTOR = re.compile(rb"[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){0,5}")
_BLANKS = re.compile(rb"[ \t]++")
_REQUIRED = frozenset({b"from", b"subject"})

# dkimpy logs what it reads, which strangers wrote; its answer is all that we keep.
_SILENT = logging.Logger("dkim", level=logging.CRITICAL + 1)


@dataclass(frozen=True, slots=True)
class Signature:
    """The domain that signed, and `pass`, `fail` or the reason why it counts as nothing."""

    domain: str
    result: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A mail's bytes, its header read, and where its body begins."""

    raw: bytes
    fields: Fields
    body_start: int


def aligned_signatures(mail: Signed, sender_domain: str, dns: TextRecord) -> Iterator[Signature]:
    """What each of the first SIGNATURES signatures is worth that speaks for the sender's domain.

    Others are not looked up: their writers would choose whom our questions go to. The library
    compares a signature's expiry (`x=`) with the clock of the machine.
    """
    for number, value in enumerate(mail.fields.values("dkim-signature")[: limits.SIGNATURES]):
        tags = _tags(value)
        domain = ascii_domain(tags.get(b"d", b"").decode("ascii", errors="replace"))
        if speaks_for(domain, sender_domain):
            flaw = _flaw(mail, value, tags)
            yield Signature(domain, flaw or _Verification(mail, number, tags, dns).result())


def _tags(value: bytes) -> dict[bytes, bytes]:
    try:
        tags: dict[bytes, bytes] = parse_tag_value(value)
        return tags
    except InvalidTagValueList:
        return {}


def _flaw(mail: Signed, value: bytes, tags: dict[bytes, bytes]) -> str:
    """Why a signature is worth nothing whether or not it holds: it leaves open what the mail says
    or who says it, is too weak (RFC 8301), or would cost too much to check. "" for a good one."""
    signed = {name.strip().lower() for name in tags.get(b"h", b"").split(b":")}
    flaws = {
        "partial": b"l" in tags or not signed >= _REQUIRED,
        "several-subjects": len(mail.fields.values("subject")) > 1,
        "weak": tags.get(b"a", b"").lower() not in _STRONG,
        "malformed": not _SELECTOR.fullmatch(tags.get(b"s", b"")),
        "too-long": len(value) > limits.SIGNATURE_BYTES
        or mail.raw.count(b"\n") > limits.SIGNED_LINES,
    }
    return next((name for name, holds in flaws.items() if holds), "")


class _Verification:
    """One signature being checked; remembers what became of the question for its key."""

    def __init__(
        self, mail: Signed, number: int, tags: dict[bytes, bytes], dns: TextRecord
    ) -> None:
        self.message = _easy_to_read(mail) if _has_relaxed_body(tags) else mail.raw
        self.number = number
        self.dns = dns
        self.has_key = False

    def result(self) -> str:
        try:
            message = dkim.DKIM(self.message, logger=_SILENT, minkey=1024)
            holds = message.verify(self.number, dnsfunc=self._key_record)
        except OSError:
            return "no-answer"
        except dkim.ValidationError:
            return "fail"
        except (dkim.DKIMException, ValueError, LookupError, TypeError, ArithmeticError):
            return "malformed"
        if not self.has_key:
            return "no-key"
        return "pass" if holds else "fail"

    def _key_record(self, name: bytes, timeout: int) -> bytes | None:
        """dkimpy asks here; how long to wait is the business of whoever lent us the look-up. A key
        of many kilobytes would make the arithmetic take minutes."""
        record = self.dns(name.decode("ascii").rstrip("."))
        if record is None or len(record) > limits.KEY_RECORD_BYTES:
            return None
        self.has_key = True
        return record


def _has_relaxed_body(tags: dict[bytes, bytes]) -> bool:
    return tags.get(b"c", b"").partition(b"/")[2].strip() == b"relaxed"


def _easy_to_read(mail: Signed) -> bytes:
    """The mail with each run of white space in its body made one space, as the relaxed form has it
    (RFC 6376, section 3.4.4): dkimpy takes quadratic time over long runs."""
    return mail.raw[: mail.body_start] + _BLANKS.sub(b" ", mail.raw[mail.body_start :])
