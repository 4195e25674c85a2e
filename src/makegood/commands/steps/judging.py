"""What is a ticket that staff make of a mail, by the agreement and by what they said of it?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.refusals.requests import UnknownTierOrClass
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.steps.asking import priority_of, purchase_of, require_class, told_of
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.overruling import TierDoesNotFit
from makegood.commands.steps.quotes import rated
from makegood.commands.steps.verdicts import ByStaff, judge_alone
from makegood.intake.models import Request
from makegood.people.models import Member
from makegood.purchases.models import Purchase
from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.coverage.overruled import overrule_verdict
from makegood.terms.coverage.verdict import Covers, Verdict, rule_on_request
from makegood.terms.rating.proposal import Rating
from makegood.terms.rating.quotas import Use
from makegood.terms.ruling import Ruling
from makegood.tickets.content import Cost
from makegood.tickets.known import Asked, all_known


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTicket:
    """One piece of work. Without a `tier`, it is what the agreement says.

    `units` is 0 of what is free, and of what is rated later; `reason` is read by the customer, and
    needed for another tier than the agreement's. `told` is fact to value.
    """

    title: str
    text: str
    issue_class: str
    tier: str = ""
    units: int = 0
    reason: str = ""
    purchase_id: UUID | None = None
    told: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A ticket to be made. With a `rating`, staff put it into its `tier` at once."""

    said: NewTicket
    purchase: Purchase | None
    department: str
    priority: str
    told: dict[str, Value]
    known: Known
    ruling: Ruling[Verdict]
    by: ByStaff | None  # who decided against the rules, if somebody did
    tier: str
    rating: Ruling[Rating] | None


def judged(request: Request, said: NewTicket, *, by: Member, beside: Sequence[Judged]) -> Judged:
    """The verdict on the ticket, and the rating of what it is to cost.

    `beside` are those that are made of the request before it, and draw from quotas before it.

    Raises NothingSaid, NotThere for a purchase, UnknownTierOrClass, NotYoursToTell, UnknownAnswer,
    TierDoesNotFit for a cost of what is not paid for, and CostIsRefused.
    """
    agreement = terms_with_id(request.agreement_version_id)
    for field in ("title", "text"):
        if not one_line(getattr(said, field)):
            raise NothingSaid(field=field)
    if said.tier and said.tier not in {tier.id for tier in agreement.tiers}:
        raise UnknownTierOrClass(field="tier")
    department = require_class(agreement, said.issue_class)
    told = told_of(agreement, said.told, by_staff=True)
    priority = priority_of(agreement, ())
    purchase = purchase_of(said.purchase_id, by=by, company_id=request.company_id)
    asked = Asked(
        company=request.company,
        purchase=purchase,
        channel=request.channel,
        issue_class=said.issue_class,
        priority=priority,
        told=told,
        beside=_drawn(agreement, beside, at=request.at),
    )
    judge_alone(agreement, request.company_id, brand_id=request.brand_id)
    known = all_known(asked, agreement, at=request.at)
    rules_say = rule_on_request(agreement, known)
    ruling, judge = _overruled(agreement, rules_say, said, by=by)
    tier = said.tier or ruling.outcome.tier or ""
    if said.units and not tier:
        raise TierDoesNotFit(tier=tier)
    rating = None
    if said.units or (said.tier and ruling.outcome.covers == Covers.NEEDS_STAFF):
        of_tier = {**known, "tier": tier}
        rating = rated(agreement, known=of_tier, cost=fixed_cost(said))
    return Judged(said, purchase, department, priority, told, known, ruling, judge, tier, rating)


def _drawn(agreement: Agreement, beside: Iterable[Judged], *, at: datetime) -> tuple[Use, ...]:
    """What the tickets draw that are to be dealt with free of charge."""
    free = {tier.id for tier in agreement.tiers if not tier.paid}
    return tuple(
        Use(
            id=str(place),
            at=at,
            counts="tickets",
            amount=1,
            purchase=str(one.purchase.id) if one.purchase else "",
            known=one.known,
        )
        for place, one in enumerate(beside)
        if one.tier in free
    )


def fixed_cost(said: NewTicket) -> Cost:
    """What staff say at once that the ticket costs: no range, and in units."""
    return Cost(least=said.units, most=said.units, reason=said.reason)


def _overruled(
    agreement: Agreement, rules_say: Ruling[Verdict], said: NewTicket, *, by: Member
) -> tuple[Ruling[Verdict], ByStaff | None]:
    """What the rules say, or what staff want instead. Where no rule decides, staff simply do."""
    says = rules_say.outcome
    if not said.tier or said.tier == says.tier or says.covers == Covers.NEEDS_STAFF:
        return rules_say, None
    if not said.reason.strip():
        raise NothingSaid(field="reason")
    covers = Covers.PAYABLE if agreement.tier(said.tier).paid else Covers.COVERED
    ruling = overrule_verdict(agreement, rules_say, covers=covers, tier=said.tier)
    return ruling, ByStaff(member_id=by.id, reason=said.reason, overrules=True)
