"""Making a request and a ticket of what a customer writes on a ticket that has ended."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from makegood.brands.ids import new_id
from makegood.brands.numbers import next_numbers
from makegood.commands.steps.created import created_without_tier
from makegood.commands.steps.messages import Words
from makegood.commands.steps.verdicts import give_verdict, known_of_ticket, rule_anew
from makegood.intake.models import Enclosure, Request
from makegood.people.models import Member
from makegood.terms.facts.fact import Fact
from makegood.terms.facts.requests import RequestSplit, RequestSubmitted
from makegood.tickets.models import NO_TIER, State, Ticket


def ask_anew(
    ended: Ticket, words: Words, *, by: Member, at: datetime
) -> tuple[Ticket, Sequence[Fact]]:
    """The ticket that goes on from the ended one, ruled on by itself, and the facts to record.

    Of the same class, about the same purchase, and under the agreement that its customer knows from
    the ended one. What was approved there stays there: the new one holds nothing.
    """
    request = _request(ended, words, by=by, at=at)
    ticket = _ticket(ended, request)
    known = known_of_ticket(ticket)
    verdict = give_verdict(ticket, rule_anew(ticket, known, None), known=known, by=None, at=at)
    return ticket, (
        RequestSubmitted(
            request=str(request.id),
            mail=None,
            channel=request.channel,
            agreement_version=str(request.agreement_version_id),
            follows=str(ended.id),
        ),
        created_without_tier(ticket),
        verdict,
        RequestSplit(request=str(request.id), tickets=(str(ticket.id),)),
    )


def _request(ended: Ticket, words: Words, *, by: Member, at: datetime) -> Request:
    (number,) = next_numbers(ended.brand_id, "request", count=1, at=at)
    request = Request.objects.create(
        id=new_id(at),
        brand_id=ended.brand_id,
        number=number,
        company_id=ended.company_id,
        requester=by,
        agreement_version_id=ended.agreement_version_id,
        channel=ended.request.channel,
        follows=ended.id,
        subject=ended.title,
        text=words.text,
        state=Request.State.SPLIT,
        at=at,
    )
    Enclosure.objects.bulk_create(
        Enclosure(id=new_id(at), brand_id=ended.brand_id, request=request, **asdict(file))
        for file in words.files
    )
    return request


def _ticket(ended: Ticket, request: Request) -> Ticket:
    (number,) = next_numbers(ended.brand_id, "ticket", count=1, at=request.at)
    return Ticket.objects.create(
        id=new_id(request.at),
        brand_id=ended.brand_id,
        number=number,
        request=request,
        company_id=ended.company_id,
        requester_id=request.requester_id,
        agreement_version_id=ended.agreement_version_id,
        purchase_id=ended.purchase_id,
        tier="",
        tier_rank=NO_TIER,
        issue_class=ended.issue_class,
        priority="",
        department=ended.department,
        title=request.subject,
        text=request.text,
        state=State.SUBMITTED,
        opened_at=request.at,
        state_since=request.at,
    )
