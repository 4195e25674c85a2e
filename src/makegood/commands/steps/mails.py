"""Finding the mail that a command is about, and making a request of what it says."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from makegood.agreements.models import Version
from makegood.agreements.queries import version_at
from makegood.brands.compiled import compiled
from makegood.brands.ids import new_id
from makegood.brands.numbers import next_numbers
from makegood.brands.queries import brand_with_id
from makegood.commands.refusals.mails import MailIsSettled, NoAgreementInForce
from makegood.commands.refused import NotThere
from makegood.commands.steps.enclosing import enclose
from makegood.commands.steps.lines import one_line
from makegood.intake.models import RawMail, Request
from makegood.intake.words import MailWords
from makegood.people.models import Actor, Member

UNSETTLED = (RawMail.State.KEPT, RawMail.State.HELD, RawMail.State.UNREADABLE)


def lock_mail(mail_id: UUID, *, by: Actor) -> RawMail:
    """The mail, locked until the command commits. Raises NotThere, MailIsSettled."""
    mail = _locked.first(by.brand_id, mail_id)
    if mail is None:
        raise NotThere
    if mail.state not in UNSETTLED:
        raise MailIsSettled(state=mail.state)
    return mail


@compiled
def _locked(brand_id: UUID, mail_id: UUID) -> QuerySet[RawMail]:
    return RawMail.objects.select_for_update(no_key=True).filter(brand=brand_id, id=mail_id)


def version_today(by: Actor, *, at: datetime) -> Version:
    """The agreement in force at today of the actor's brand. Raises NoAgreementInForce."""
    brand = by.brand if isinstance(by, Member) else brand_with_id(by.brand_id)
    version = version_at(brand, at=at)
    if version is None:
        raise NoAgreementInForce
    return version


def make_request(
    mail: RawMail,
    *,
    version: Version,
    requester: Member,
    words: MailWords,
    at: datetime,
    follows: UUID | None = None,
) -> Request:
    """The request that the mail becomes; it waits for staff to make tickets of it.

    `follows` is the ended ticket that it goes on from.
    """
    assert requester.company_id is not None, "A request is a customer's."
    (number,) = next_numbers(mail.brand_id, "request", count=1, at=at)
    request = Request.objects.create(
        id=new_id(at),
        brand_id=mail.brand_id,
        number=number,
        company_id=requester.company_id,
        requester=requester,
        agreement_version=version,
        raw_mail=mail,
        follows=follows,
        subject=one_line(words.subject)[:300],
        text=words.text,
        state=Request.State.SUBMITTED,
        at=at,
    )
    enclose(request, (*words.enclosures, *words.left_out), at=at)
    mail.state = RawMail.State.TAKEN
    mail.save(update_fields=["state"])
    return request
