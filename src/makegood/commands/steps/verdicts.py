"""Giving a verdict: what the terms say of a ticket, the row that keeps it, and where it leads."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from makegood.agreements.queries import terms_with_id
from makegood.brands.compiled import compiled
from makegood.brands.ids import new_id
from makegood.commands.refusals.verdicts import CostIsAgreed
from makegood.commands.steps.tickets import move
from makegood.people.models import Company
from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.verdict import Covers, rule_on_request
from makegood.terms.coverage.verdict import Verdict as Ruled
from makegood.terms.facts.verdicts import VerdictGiven
from makegood.terms.ruling import Ruling
from makegood.tickets.known import all_known, asked_by
from makegood.tickets.models import NO_TIER, Quote, State, Ticket, Verdict
from makegood.tickets.verdicts import PRICED, standing_verdict, state_after


@dataclass(frozen=True, slots=True, kw_only=True)
class ByStaff:
    """What somebody of staff rests a verdict on. `reason` and `evidence` are read by the customer.

    `rules` are all that staff used on the ticket; a verdict that `overrules` is not what they say.
    """

    member_id: UUID
    reason: str
    evidence: str = ""
    article: UUID | None = None
    rules: tuple[str, ...] = ()
    overrules: bool = False


def known_of_ticket(ticket: Ticket) -> Known:
    """All that is known of a ticket now, as of when it was opened: later windows change nothing.

    Where something is included up to a limit, no other ticket of the company's is judged meanwhile.
    """
    agreement = terms_with_id(ticket.agreement_version_id)
    if company := judge_alone(agreement, ticket.company_id, brand_id=ticket.brand_id):
        ticket.company = company
    return all_known(asked_by(ticket), agreement, at=ticket.opened_at)


def judge_alone(agreement: Agreement, company_id: UUID, *, brand_id: UUID) -> Company | None:
    """Lock the company where the agreement has quotas, so that two tickets never draw the last.

    Gives the company if it was locked.
    """
    return _locked_company.first(brand_id, company_id) if agreement.rules.quota else None


@compiled
def _locked_company(brand_id: UUID, company_id: UUID) -> QuerySet[Company]:
    locked = Company.objects.select_for_update(no_key=True)
    return locked.filter(brand=brand_id, id=company_id)


def rule_anew(ticket: Ticket, known: Known, judge: ByStaff | None) -> Ruling[Ruled]:
    """What the ticket's agreement says of what is known, with the rules that staff used."""
    judged = frozenset(judge.rules) if judge else frozenset()
    return rule_on_request(terms_with_id(ticket.agreement_version_id), known, judged)


def judge_anew(ticket: Ticket, judge: ByStaff | None, *, at: datetime) -> VerdictGiven:
    """Give the verdict that follows from all that is known by now, see `give_verdict`."""
    known = known_of_ticket(ticket)
    return give_verdict(ticket, rule_anew(ticket, known, judge), known=known, by=judge, at=at)


def judge_before(ticket: Ticket) -> ByStaff | None:
    """What staff rest the verdict on that stands; None if it follows from the rules alone."""
    standing = standing_verdict(ticket)
    if standing is None or standing.by_id is None:
        return None
    return ByStaff(
        member_id=standing.by_id,
        reason=standing.reason,
        evidence=standing.evidence,
        article=standing.article,
        rules=tuple(standing.judged),
        overrules=standing.overrules,
    )


def require_no_agreed_cost(ticket: Ticket) -> None:
    """Raises CostIsAgreed: what the customer approved is not talked about anew by a verdict."""
    approved = Quote.objects.filter(
        brand=ticket.brand_id, ticket=ticket, state=Quote.State.APPROVED
    )
    if approved.exists():
        raise CostIsAgreed


def give_verdict(
    ticket: Ticket,
    ruling: Ruling[Ruled],
    *,
    known: Known,
    by: ByStaff | None,
    at: datetime,
) -> VerdictGiven:
    """Keep the verdict and move the locked ticket to where it leads. Gives the fact to record.

    A quote that awaits a decision is superseded where nothing is to be paid any more.
    """
    last = standing_verdict(ticket) if ticket.turn > 1 else None  # each verdict is a turn
    verdict = _keep(ticket, ruling, last, known=known, by=by, at=at)
    asks = _asked_of_customer(ticket, ruling.outcome)
    before = State(ticket.state)
    after = state_after(before, ruling.outcome.covers, asks_customer=bool(asks))
    move(ticket, after, also=_set_tier(ticket, ruling.outcome), at=at)
    if before in PRICED and ticket.state not in PRICED:
        _supersede(ticket)
    return VerdictGiven(
        ticket=str(ticket.id),
        verdict=str(verdict.id),
        covers=verdict.covers,
        tier=verdict.tier,
        known=tuple(sorted(known.items())),
        judged=tuple(verdict.judged),
        asks=asks,
        overrules=verdict.overrules,
        judge=str(verdict.by_id) if verdict.by_id else None,
        news=_is_news(verdict, last, ticket, asks),
    )


def _is_news(verdict: Verdict, last: Verdict | None, ticket: Ticket, asks: tuple[str, ...]) -> bool:
    """Not where staff have to decide, where a proposal says it, or where it was said before."""
    if verdict.covers == Covers.NEEDS_STAFF or ticket.state in PRICED:
        return False
    if verdict.covers == Covers.NEEDS_FACTS:
        return bool(asks)
    return last is None or (last.covers, last.reason) != (verdict.covers, verdict.reason)


def _asked_of_customer(ticket: Ticket, ruled: Ruled) -> tuple[str, ...]:
    """What the customer is asked: whoever told it already, in words that say nothing to our
    records, is not asked again, and staff look at it.
    """
    return tuple(
        need.fact
        for need in ruled.needs
        if need.asked_of == "customer" and need.fact not in ticket.told
    )


def _keep(
    ticket: Ticket,
    ruling: Ruling[Ruled],
    last: Verdict | None,
    *,
    known: Known,
    by: ByStaff | None,
    at: datetime,
) -> Verdict:
    return Verdict.objects.create(
        id=new_id(at),
        brand_id=ticket.brand_id,
        ticket=ticket,
        number=last.number + 1 if last else 1,
        covers=ruling.outcome.covers,
        tier=ruling.outcome.tier or "",
        known=dict(sorted(known.items())),
        judged=list(by.rules) if by else [],
        because=[asdict(step) for step in ruling.because],
        needs=[asdict(need) for need in ruling.outcome.needs],
        overrules=by.overrules if by else False,
        reason=by.reason if by else "",
        evidence=by.evidence if by else "",
        article=by.article if by else None,
        by_id=by.member_id if by else None,
        at=at,
    )


def _supersede(ticket: Ticket) -> None:
    proposed = Quote.objects.filter(
        brand=ticket.brand_id,
        ticket=ticket,
        state__in=[Quote.State.OPEN, Quote.State.NEEDS_SECOND],
    )
    proposed.update(state=Quote.State.SUPERSEDED)


def _set_tier(ticket: Ticket, ruled: Ruled) -> tuple[str, ...]:
    """Gives the names of the fields that it set."""
    if ruled.covers not in (Covers.COVERED, Covers.PAYABLE):
        return ()
    ticket.tier = ruled.tier or ""
    agreement = terms_with_id(ticket.agreement_version_id)
    ticket.tier_rank = agreement.tier(ticket.tier).rank if ticket.tier else NO_TIER
    return ("tier", "tier_rank")
