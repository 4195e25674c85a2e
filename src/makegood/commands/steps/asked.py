"""Making a request and its one ticket of what a customer asks, ruled on at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.brands.numbers import next_of_each
from makegood.commands.steps.created import created_without_tier
from makegood.commands.steps.enclosing import enclose
from makegood.commands.steps.verdicts import judge_anew
from makegood.intake.models import Request
from makegood.intake.words import NewFile
from makegood.people.models import Member
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.facts.fact import Fact
from makegood.terms.facts.requests import RequestSplit, RequestSubmitted
from makegood.terms.facts.verdicts import VerdictGiven
from makegood.tickets.models import NO_TIER, State, Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked, once nothing of it was refused. `follows` names the ticket that it goes on
    from, if it does.
    """

    version_id: UUID
    channel: str
    issue_class: str
    department: str
    subject: str
    text: str
    purchase_id: UUID | None = None
    follows: UUID | None = None
    priority: str = ""
    told: Mapping[str, Value] = field(default_factory=dict)
    files: Sequence[NewFile] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """The ticket, what was ruled on it, and all facts to record, that of the ruling among them."""

    ticket: Ticket
    verdict: VerdictGiven
    facts: Sequence[Fact]


def open_ticket(asked: Asked, *, by: Member, at: datetime) -> Opened:
    """The ticket stands where the verdict of its agreement puts it."""
    request_number, number = next_of_each(by.brand_id, "request", "ticket", at=at)
    request = _request(asked, request_number, by=by, at=at)
    ticket = _ticket(asked, request, number)
    verdict = judge_anew(ticket, None, at=at)
    submitted = RequestSubmitted(
        request=str(request.id),
        mail=None,
        channel=asked.channel,
        agreement_version=str(asked.version_id),
        follows=str(asked.follows) if asked.follows else None,
    )
    split = RequestSplit(request=str(request.id), tickets=(str(ticket.id),))
    return Opened(ticket, verdict, (submitted, created_without_tier(ticket), verdict, split))


def _request(asked: Asked, number: int, *, by: Member, at: datetime) -> Request:
    assert by.company_id is not None, "A customer's member is of a company."
    request = Request.objects.create(
        id=new_id(at),
        brand_id=by.brand_id,
        number=number,
        company_id=by.company_id,
        requester=by,
        agreement_version_id=asked.version_id,
        channel=asked.channel,
        follows=asked.follows,
        subject=asked.subject,
        text=asked.text,
        state=Request.State.SPLIT,
        at=at,
    )
    enclose(request, asked.files, at=at)
    return request


def _ticket(asked: Asked, request: Request, number: int) -> Ticket:
    return Ticket.objects.create(
        id=new_id(request.at),
        brand_id=request.brand_id,
        number=number,
        request=request,
        company_id=request.company_id,
        requester_id=request.requester_id,
        agreement_version_id=asked.version_id,
        purchase_id=asked.purchase_id,
        tier="",
        tier_rank=NO_TIER,
        issue_class=asked.issue_class,
        priority=asked.priority,
        department=asked.department,
        told=dict(asked.told),
        title=asked.subject,
        text=asked.text,
        state=State.SUBMITTED,
        opened_at=request.at,
        state_since=request.at,
    )
