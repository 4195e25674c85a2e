"""Ask the vendor for something, by a form or by the API."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of
from makegood.brands.ids import new_id
from makegood.brands.numbers import next_numbers
from makegood.commands.command import command
from makegood.commands.refusals.requests import AgreementIsAnother
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.steps.asking import (
    priority_of,
    purchase_of,
    require_class,
    require_open_channel,
    told_of,
)
from makegood.commands.steps.created import created_without_tier
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.mails import version_today
from makegood.commands.steps.may import require_customer
from makegood.commands.steps.verdicts import give_verdict, known_of_ticket, rule_anew
from makegood.events.record import record
from makegood.intake.models import Enclosure, Request
from makegood.intake.words import NewFile
from makegood.people.models import Actor, Member
from makegood.purchases.models import Purchase
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.facts.requests import RequestSplit, RequestSubmitted
from makegood.tickets.models import NO_TIER, State, Ticket

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


@command
def submit_request(said: NewRequest, *, by: Actor, key: str, at: datetime) -> Submitted:
    """Make a request and its ticket, which stands where the agreement's verdict puts it.

    The version that applies is that of the purchase, or else the one in force; sending it accepts
    it. Raises NotAllowed for staff and machines, NotThere for a purchase, NoAgreementInForce,
    AgreementIsAnother, ChannelIsClosed with the clause, UnknownTierOrClass, UnknownSymptom,
    NotYoursToTell, UnknownAnswer, NothingSaid with the field.
    """
    customer = require_customer(by)
    checked = _checked(said, by=customer, at=at)
    request = _request(said, checked, by=customer, at=at)
    ticket = _ticket(said, checked, request)
    known = known_of_ticket(ticket)
    given = give_verdict(ticket, rule_anew(ticket, known, None), known=known, by=None, at=at)
    record(
        RequestSubmitted(
            request=str(request.id),
            mail=None,
            channel=request.channel,
            agreement_version=str(request.agreement_version_id),
        ),
        created_without_tier(ticket),
        given,
        RequestSplit(request=str(request.id), tickets=(str(ticket.id),)),
        by=by,
        at=at,
    )
    return Submitted(ticket.id, ticket.number, ticket.state, given.covers)


@dataclass(frozen=True, slots=True)
class _Checked:
    """What the agreement makes of what was said, once nothing of it was refused."""

    version: Version
    purchase: Purchase | None
    department: str
    priority: str
    told: dict[str, Value]


def _checked(said: NewRequest, *, by: Member, at: datetime) -> _Checked:
    assert by.company_id is not None, "A customer's member is of a company."
    purchase = purchase_of(said.purchase_id, by=by, company_id=by.company_id)
    version = purchase.agreement_version if purchase else version_today(by.brand_id, at=at)
    if version.id != said.version_id:
        raise AgreementIsAnother(version=str(version.id))
    agreement = terms_of(version)
    require_open_channel(agreement, said.channel)
    checked = _Checked(
        version=version,
        purchase=purchase,
        department=require_class(agreement, said.issue_class),
        priority=priority_of(agreement, said.symptoms),
        told=told_of(agreement, said.told, by_staff=False),
    )
    for field in ("subject", "text"):
        if not one_line(getattr(said, field)):
            raise NothingSaid(field=field)
    return checked


def _request(said: NewRequest, checked: _Checked, *, by: Member, at: datetime) -> Request:
    assert by.company_id is not None
    (number,) = next_numbers(by.brand_id, "request", count=1, at=at)
    request = Request.objects.create(
        id=new_id(at),
        brand_id=by.brand_id,
        number=number,
        company_id=by.company_id,
        requester=by,
        agreement_version=checked.version,
        channel=said.channel,
        subject=one_line(said.subject)[:LONGEST_SUBJECT],
        text=said.text,
        state=Request.State.SPLIT,
        at=at,
    )
    Enclosure.objects.bulk_create(
        Enclosure(id=new_id(at), brand_id=by.brand_id, request=request, **asdict(file))
        for file in said.files
    )
    return request


def _ticket(said: NewRequest, checked: _Checked, request: Request) -> Ticket:
    (number,) = next_numbers(request.brand_id, "ticket", count=1, at=request.at)
    return Ticket.objects.create(
        id=new_id(request.at),
        brand_id=request.brand_id,
        number=number,
        request=request,
        company_id=request.company_id,
        requester_id=request.requester_id,
        agreement_version=checked.version,
        purchase=checked.purchase,
        tier="",
        tier_rank=NO_TIER,
        issue_class=said.issue_class,
        priority=checked.priority,
        department=checked.department,
        told=checked.told,
        title=request.subject,
        text=said.text,
        state=State.SUBMITTED,
        opened_at=request.at,
        state_since=request.at,
    )
