"""Ask the vendor for something, by a form or by the API."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import about_version_at, terms_of
from makegood.brands.foreseen import Question
from makegood.commands.command import asks_first
from makegood.commands.refusals.requests import AgreementIsAnother
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.steps.asked import Asked, open_ticket
from makegood.commands.steps.asking import (
    priority_of,
    purchase_of,
    require_class,
    require_open_channel,
    told_of,
)
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.mails import version_today
from makegood.commands.steps.may import require_customer
from makegood.commands.steps.room import require_room_for
from makegood.events.record import record
from makegood.intake.words import NewFile
from makegood.people.models import Actor, Member
from makegood.terms.agreement.rules.conditions import Value

LONGEST_SUBJECT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """What is asked, about something that was bought or not. `told` is fact to value, `version_id`
    that of the agreement that was accepted. The door has put the files into the blob store.
    """

    channel: str
    version_id: UUID
    issue_class: str
    subject: str
    text: str
    purchase_id: UUID | None = None
    told: tuple[tuple[str, Value], ...] = ()
    symptoms: tuple[str, ...] = ()
    files: tuple[NewFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Submitted:
    ticket_id: UUID
    number: int
    state: str
    covers: str


def _first(said: NewRequest, by: Actor, at: datetime) -> Iterable[Question]:
    if isinstance(by, Member) and said.purchase_id is None:
        yield about_version_at(by.brand, at=at)


@asks_first(_first)
def submit_request(said: NewRequest, *, by: Actor, key: str, at: datetime) -> Submitted:
    """Make a request and its ticket, which stands where the agreement's verdict puts it.

    The version that applies is that of the purchase, or else the one in force; sending it accepts
    it. Raises NotAllowed for staff and machines, NotThere for a purchase, NoAgreementInForce,
    AgreementIsAnother, ChannelIsClosed with the clause, UnknownTierOrClass, UnknownSymptom,
    NotYoursToTell, UnknownAnswer, NothingSaid with the field, TooManyFiles, FilesTooLarge.
    """
    customer = require_customer(by)
    opened = open_ticket(_asked(said, by=customer, at=at), by=customer, at=at)
    record(*opened.facts, by=by, at=at)
    ticket = opened.ticket
    return Submitted(ticket.id, ticket.number, ticket.state, opened.verdict.covers)


def _asked(said: NewRequest, *, by: Member, at: datetime) -> Asked:
    assert by.company_id is not None, "A customer's member is of a company."
    purchase = purchase_of(said.purchase_id, by=by, company_id=by.company_id)
    version = purchase.agreement_version if purchase else version_today(by, at=at)
    if version.id != said.version_id:
        raise AgreementIsAnother(version=str(version.id))
    agreement = terms_of(version)
    require_open_channel(agreement, said.channel)
    asked = Asked(
        version_id=version.id,
        channel=said.channel,
        issue_class=said.issue_class,
        department=require_class(agreement, said.issue_class),
        priority=priority_of(agreement, said.symptoms),
        told=told_of(agreement, said.told, by_staff=False),
        purchase_id=said.purchase_id,
        subject=one_line(said.subject)[:LONGEST_SUBJECT],
        text=said.text,
        files=said.files,
    )
    for field in ("subject", "text"):
        if not one_line(getattr(said, field)):
            raise NothingSaid(field=field)
    require_room_for(said.files)
    return asked
