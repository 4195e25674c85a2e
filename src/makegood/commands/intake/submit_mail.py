"""Judge a mail that was read: a request, an answer with the rule, or a case for staff."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from makegood.agreements.queries import terms_of
from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.steps.mails import (
    lock_mail,
    make_request,
    version_today,
)
from makegood.commands.steps.may import require_machine
from makegood.events.record import record
from makegood.intake.models import AnsweredSender, RawMail
from makegood.intake.words import MailWords, keep_words
from makegood.people.models import Actor, Member
from makegood.people.queries import member_with_address
from makegood.terms.coverage.sender import rule_on_sender
from makegood.terms.facts.requests import MailAnswered, MailSetAside, RequestSubmitted
from makegood.terms.ruling import Because
from makegood.tickets.following import ended_ticket_named

ANSWERED_AT_MOST_EVERY = timedelta(days=1)  # for each address and reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMail:
    """`trust`: what is known of the sender: aligned, failed, unknown, or vouched by the operator.

    `subject_words` are case-folded. `automatic` names why no person wrote it, or is empty.
    """

    mail_id: UUID
    words: MailWords
    subject_words: tuple[str, ...]
    trust: str
    automatic: str


@dataclass(frozen=True, slots=True)
class Judged:
    """`outcome`: request, answered, silent or held; with the request, or the reason."""

    outcome: str
    reason: str
    request_id: UUID | None
    number: int | None


@command
def submit_mail(said: ReadMail, *, by: Actor, key: str, at: datetime) -> Judged:
    """Judge the mail by the agreement in force.

    Its words become a request if the agreement accepts the sender; mail adds words, never rights.
    One whose subject names a ticket of the sender's that has ended goes on from that.
    Automatic mail is kept for staff and never answered. A sender whom nothing vouches for is not
    answered either: the address may be somebody else's. Where the agreement accepts such mail, or
    mail of strangers, it waits for staff all the same: nobody writes in another's name. Raises
    NotAllowed for people, NotThere, MailIsSettled, NoAgreementInForce.
    """
    require_machine(by)
    mail = lock_mail(said.mail_id, by=by)
    version = version_today(by, at=at)
    keep_words(mail, said.words)
    if said.automatic:
        return _held(mail, f"automatic_{said.automatic}", by=by, at=at)

    sender = member_with_address(by.brand_id, address=said.words.sender)
    is_customer = sender is not None and not sender.is_staff
    trusted = said.trust in ("aligned", "vouched")
    ruling = rule_on_sender(
        terms_of(version),
        address_is_registered=is_customer,
        sender_is_trusted=trusted,
        user_name_in_subject=is_customer and _named(sender, said.subject_words),
    )
    if ruling.outcome == "accepted":
        if sender is None or not is_customer:
            return _held(mail, "address_is_not_registered", by=by, at=at)
        if not trusted:
            return _held(mail, "sender_is_not_trusted", by=by, at=at)
        earlier = ended_ticket_named(said.subject_words, sender)
        request = make_request(
            mail,
            version=version,
            requester=sender,
            words=said.words,
            at=at,
            follows=earlier.id if earlier else None,
        )
        submitted = RequestSubmitted(
            request=str(request.id),
            mail=str(mail.id),
            channel=request.channel,
            agreement_version=str(version.id),
            follows=str(earlier.id) if earlier else None,
        )
        record(submitted, by=by, at=at)
        return Judged("request", "", request.id, request.number)
    refusal = ruling.because[0]
    if not trusted:
        return _held(mail, refusal.finding, by=by, at=at)
    return _answered(mail, refusal, said.words.sender, by=by, at=at)


def _named(sender: Member | None, subject_words: tuple[str, ...]) -> bool:
    return sender is not None and sender.person.user_name in subject_words


def _held(mail: RawMail, reason: str, *, by: Actor, at: datetime) -> Judged:
    mail.state, mail.reason = RawMail.State.HELD, reason[:60]
    mail.save(update_fields=["state", "reason", "sealed_words"])
    record(MailSetAside(mail=str(mail.id), reason=mail.reason), by=by, at=at)
    return Judged("held", mail.reason, None, None)


def _answered(mail: RawMail, refusal: Because, sender: str, *, by: Actor, at: datetime) -> Judged:
    """Held for staff to release by hand, and its sender told the rule unless told within the day.

    The answer is the same for every refused sender, so that nobody learns who has an account.
    """
    reason = "not_a_request"
    judged = _held(mail, refusal.finding, by=by, at=at)
    address_sha256 = hashlib.sha256(sender.lower().encode()).hexdigest()
    told, fresh = AnsweredSender.objects.select_for_update(no_key=True).get_or_create(
        brand_id=by.brand_id,
        address_sha256=address_sha256,
        reason=reason,
        defaults={"id": new_id(at), "last_at": at},
    )
    if not fresh and at - told.last_at < ANSWERED_AT_MOST_EVERY:
        return Judged("silent", judged.reason, None, None)
    told.last_at = at
    told.save(update_fields=["last_at"])
    record(MailAnswered(mail=str(mail.id), reason=reason, clause=refusal.clause), by=by, at=at)
    return Judged("answered", judged.reason, None, None)
