"""What becomes of a mail that arrives? Kept first, then read, then judged."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.conf import settings

from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.commands.intake.keep_mail import ArrivedMail, keep_mail
from makegood.commands.intake.set_mail_aside import Unreadable, set_mail_aside
from makegood.commands.intake.submit_mail import Judged, ReadMail, submit_mail
from makegood.commands.refusals.mails import MailIsSettled, NoAgreementInForce
from makegood.commands.refused import KeyAlreadyUsed
from makegood.intake.models import RawMail
from makegood.intake.words import MailWords
from makegood.mail.addresses import words_of_subject
from makegood.mail.parse import ParsedMail, UnreadableMail, parse
from makegood.mail.trust import judge
from makegood.outside.uploads import kept_enclosures
from makegood.people.models import Machine

OBSERVERS: Final[list[Callable[[str], None]]] = []  # told of each mail; the tests listen here


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A mail at the door. `vouched`: the operator says that the sender is who he claims to be."""

    raw: bytes
    name: str
    vouched: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """`became`: request, answered, silent, held, unreadable, or known for one that came before."""

    mail_id: UUID
    became: str
    reason: str = ""
    number: int | None = None


def take_mail(arrival: Arrival, *, brand: Brand, at: datetime) -> Outcome:
    """Take the mail in. Whatever happens after its bytes are kept, they stay kept.

    The same bytes again get the first answer again; a reading that was broken off goes on.
    """
    for observer in OBSERVERS:
        observer(arrival.name)
    gateway = Machine("mail", brand_id=brand.id)
    sha256 = hashlib.sha256(arrival.raw).hexdigest()
    mail_id = _kept(arrival, sha256, gateway, at=at)
    parsed = parse(arrival.raw)
    try:
        if isinstance(parsed, UnreadableMail):
            said = Unreadable(mail_id=mail_id, reason=parsed.code)
            set_mail_aside(said, by=gateway, key=sha256, at=at)
            return Outcome(mail_id, "unreadable", parsed.code)
        judged = _submit(parsed, arrival, mail_id, gateway, at=at)
    except MailIsSettled as settled:
        return Outcome(mail_id, "known", settled.details["state"])
    except KeyAlreadyUsed:  # it was judged before, by what was known then
        return Outcome(mail_id, "known")
    except NoAgreementInForce as lacking:  # there is nothing yet to judge it by
        return Outcome(mail_id, "held", lacking.code)
    return Outcome(mail_id, judged.outcome, judged.reason, judged.number)


def _kept(arrival: Arrival, sha256: str, gateway: Machine, *, at: datetime) -> UUID:
    arrived = ArrivedMail(raw=arrival.raw, sha256=sha256, name=arrival.name)
    try:
        return keep_mail(arrived, by=gateway, key=sha256, at=at).mail_id
    except KeyAlreadyUsed:  # the same bytes came before under another name
        with reading(gateway.brand_id):
            earlier = RawMail.objects.get(brand=gateway.brand_id, sha256=sha256)
        return earlier.id


def _submit(
    parsed: ParsedMail, arrival: Arrival, mail_id: UUID, gateway: Machine, *, at: datetime
) -> Judged:
    trust = judge(arrival.raw, authserv_ids=settings.AUTHSERV_IDS, dns=None)
    standing = trust.standing.value
    enclosures, left_out = kept_enclosures(parsed.attachments, brand_id=gateway.brand_id)
    read = ReadMail(
        mail_id=mail_id,
        words=MailWords(
            sender=parsed.sender,
            subject=parsed.subject,
            text=parsed.text,
            enclosures=enclosures,
            left_out=left_out,
        ),
        subject_words=tuple(sorted(words_of_subject(parsed.subject))),
        trust="vouched" if arrival.vouched and standing == "unknown" else standing,
        automatic=parsed.automatic.value if parsed.automatic else "",
    )
    return submit_mail(read, by=gateway, key=f"{mail_id}", at=at)
