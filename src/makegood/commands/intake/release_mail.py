"""Make a request of a mail that waited for staff."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.refused import NotThere
from makegood.commands.steps.mails import (
    lock_mail,
    make_request,
    version_today,
)
from makegood.commands.steps.may import require_staff
from makegood.events.record import record
from makegood.intake.words import MailWords, words_of
from makegood.people.models import Actor, Member
from makegood.terms.facts.requests import RequestSubmitted


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """For whom it is, judged by a person; and its words, which staff may have typed off."""

    mail_id: UUID
    requester_id: UUID
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Released:
    request_id: UUID
    number: int


@command
def release_mail(said: Release, *, by: Actor, key: str, at: datetime) -> Released:
    """Make the request on behalf of the customer's member that staff name.

    Raises NotAllowed for customers and machines, NotThere for mail or member, MailIsSettled,
    NothingSaid, NoAgreementInForce.
    """
    require_staff(by)
    mail = lock_mail(said.mail_id, by=by)
    members = Member.objects.filter(brand=by.brand_id, left_at=None, company__isnull=False)
    requester = members.select_related("person").filter(id=said.requester_id).first()
    if requester is None:
        raise NotThere
    if not said.text.strip():
        raise NothingSaid(field="text")
    version = version_today(by, at=at)
    read = words_of(mail)
    words = MailWords(
        sender=requester.person.address,
        subject=said.subject,
        text=said.text,
        enclosures=read.enclosures if read else (),
        left_out=read.left_out if read else (),
    )
    request = make_request(mail, version=version, requester=requester, words=words, at=at)
    submitted = RequestSubmitted(
        request=str(request.id),
        mail=str(mail.id),
        channel=request.channel,
        agreement_version=str(version.id),
    )
    record(submitted, by=by, at=at)
    return Released(request.id, request.number)
