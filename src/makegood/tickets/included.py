"""How much of what an agreement includes did a company use before something else is asked?"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from makegood.brands.compiled import compiled, fetched
from makegood.brands.foreseen import answer, question
from makegood.people.models import Company
from makegood.purchases.models import Purchase, Renewal
from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.periods import Holder
from makegood.terms.rating.quotas import Use, counted_since, counts_at, quota_facts
from makegood.terms.values import whole
from makegood.tickets.models import State, TimeEntry
from makegood.tickets.verdicts import UNDER_WAY

FIRST: Final = datetime(1, 1, 1, tzinfo=UTC)  # before everything
# For each ticket by itself, so that whatever PostgreSQL expects it looks at those verdicts alone.
DRAWING: Final = """
SELECT ticket.id, ticket.purchase_id, ticket.opened_at, given.known::text
FROM tickets_ticket ticket CROSS JOIN LATERAL (
    SELECT known FROM tickets_verdict verdict
    WHERE verdict.brand_id = %(brand)s AND verdict.ticket_id = ticket.id
    ORDER BY verdict.number DESC LIMIT 1
) given
WHERE ticket.brand_id = %(brand)s AND ticket.company_id = %(company)s
  AND ticket.state = ANY(%(states)s) AND ticket.tier = ANY(%(tiers)s)
  AND ticket.opened_at BETWEEN %(begun)s AND %(at)s
ORDER BY ticket.id
"""
_SECOND = timedelta(seconds=1)
# Where a ticket is dealt with, or was. What ended otherwise used nothing.
_DEALT_WITH = (*UNDER_WAY, State.CLOSED)


def known_of_quotas(
    company: Company,
    purchase: Purchase | None,
    agreement: Agreement,
    *,
    ticket_id: UUID | None,
    beside: Iterable[Use],
    at: datetime,
) -> Known:
    """What is left of each quota at that moment, and how much was used by other tickets.

    `beside` is what tickets draw that are made at once with this one, and are not there yet.
    Tickets draw when they were opened, work when it was begun. Nothing is looked up where the
    agreement has no quota; else four queries.
    """
    if not agreement.rules.quota:
        return {}
    holder = _holder(_cleared_purchases(company, at=at), at=at)
    since = counted_since(agreement, holder=holder, at=at)
    counts = counts_at(
        agreement,
        holder=holder,
        uses=(*_uses(company, agreement, ticket_id, since=since or FIRST, at=at), *beside),
        purchase=str(purchase.id) if purchase else "",
        at=at,
    )
    return quota_facts(counts)


def _cleared_purchases(company: Company, *, at: datetime) -> list[Purchase]:
    """What was paid for by then, with its renewals."""
    cleared = _cleared(company.brand_id, company.id, at)
    if cleared:
        ids = tuple(purchase.id for purchase in cleared)
        fetched(cleared, "renewals", _renewals(company.brand_id, ids), by="purchase")
    return cleared


@compiled
def _cleared(brand_id: UUID, company_id: UUID, at: datetime) -> QuerySet[Purchase]:
    bought = Purchase.objects.filter(brand=brand_id, company=company_id)
    return bought.filter(cleared_at__lte=at).order_by("id")


@compiled
def _renewals(brand_id: UUID, purchases: tuple[UUID, ...]) -> QuerySet[Renewal]:
    return Renewal.objects.filter(brand=brand_id, purchase__any=purchases).order_by("id")


def _holder(purchases: Iterable[Purchase], *, at: datetime) -> Holder:
    """What is owned at that moment, with its renewals; and how many seats there were when."""
    changes: list[tuple[datetime, int]] = []
    for purchase in purchases:
        assert purchase.cleared_at is not None
        changes.append((purchase.cleared_at, purchase.seats))
        if purchase.ended_at is not None:
            changes.append((purchase.ended_at, -purchase.seats))
    changes.sort()
    counts = accumulate(seats for _, seats in changes)
    return Holder(
        windows={str(each.id): _begins(each, at) for each in purchases if each.is_owned(at)},
        seats=tuple((since, count) for (since, _), count in zip(changes, counts, strict=True)),
    )


def _begins(purchase: Purchase, at: datetime) -> tuple[datetime, ...]:
    renewed = {renewal.paid_at for renewal in purchase.renewals.all() if renewal.paid_at <= at}
    return tuple(sorted({purchase.bought_at, *renewed}))


def _uses(
    company: Company,
    agreement: Agreement,
    ticket_id: UUID | None,
    *,
    since: datetime,
    at: datetime,
) -> Iterator[Use]:
    """What other tickets drew that are dealt with free of charge, and the work on them."""
    by_minutes = any(quota.counts == "minutes" for quota in agreement.rules.quota)
    begun = FIRST if by_minutes else since
    found = _drawing(company, agreement, begun=begun, at=at)
    drawing = {one.ticket_id: one for one in found if one.ticket_id != ticket_id}
    for one in drawing.values():
        if one.opened_at >= since:
            yield one.use(str(one.ticket_id), one.opened_at, minutes=None)
    if not by_minutes or not drawing:
        return
    for entry in _entries(company.brand_id, tuple(drawing), since, at):
        assert entry.ends_at is not None
        minutes = whole((entry.ends_at - entry.begins_at) // _SECOND, 60)
        if minutes:
            one = drawing[entry.ticket_id]
            yield one.use(str(entry.id), entry.begins_at, minutes=minutes)


class _Drawing(NamedTuple):
    """A ticket that draws, with what was known of it when the verdict was given that stands."""

    ticket_id: UUID
    purchase_id: UUID | None
    opened_at: datetime
    known: str  # as JSON

    def use(self, use_id: str, at: datetime, *, minutes: int | None) -> Use:
        return Use(
            id=use_id,
            at=at,
            counts="tickets" if minutes is None else "minutes",
            amount=1 if minutes is None else minutes,
            purchase=str(self.purchase_id) if self.purchase_id else "",
            known=json.loads(self.known),
        )


def _drawing(
    company: Company, agreement: Agreement, *, begun: datetime, at: datetime
) -> list[_Drawing]:
    """The company's tickets that were opened since then, in tiers that are free."""
    said = {
        "brand": company.brand_id,
        "company": company.id,
        "states": list(_DEALT_WITH),
        "tiers": [tier.id for tier in agreement.tiers if not tier.paid],
        "begun": begun,
        "at": at,
    }
    return [_Drawing(*row) for row in answer(question(DRAWING, said))]


@compiled
def _entries(
    brand_id: UUID, tickets: tuple[UUID, ...], since: datetime, at: datetime
) -> QuerySet[TimeEntry]:
    """The work on them that is over and counts."""
    entries = TimeEntry.objects.filter(
        brand=brand_id, ticket__any=tickets, begins_at__range=(since, at)
    )
    counted = entries.filter(ends_at__isnull=False, struck_at=None)
    return counted.exclude(stopped=TimeEntry.Stopped.FORGOTTEN).order_by("begins_at", "id")
