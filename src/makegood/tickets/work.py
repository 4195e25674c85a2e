"""What was worked on a ticket, what had been confirmed of it when, and what of that is settled?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from makegood.terms.agreement.applies import Known
from makegood.terms.rating.amount import Amount, amount_of, like, number_of
from makegood.terms.rating.job import Approved, Job, Stretch
from makegood.tickets.models import Quote, Settlement, Ticket, TimeEntry
from makegood.tickets.verdicts import standing_verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What a quote of that number said that was approved then; a supplement's `most` is more."""

    number: int
    at: datetime
    most: Amount
    surcharges: frozenset[str]
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Charged:
    """What was charged when all up to the quote of that number was settled."""

    number: int
    at: datetime
    charged: int


def known_of_cost(ticket: Ticket) -> Known:
    """What is known of a ticket whose cost is judged: as of its last verdict, and its tier."""
    verdict = standing_verdict(ticket)
    known = verdict.known if verdict else {"issue_class": ticket.issue_class}
    return {**known, "tier": ticket.tier}


def job_of(ticket: Ticket) -> Job:
    """All the work on the ticket that is over, and what was confirmed of it.

    What a forgotten timer measured is no work until somebody says when it ended.
    """
    entries = entries_of(ticket).filter(struck_at=None, ends_at__isnull=False)
    return job_from(
        known_of_cost(ticket),
        [
            Stretch(begins_at, ends_at)
            for begins_at, ends_at in entries.exclude(
                stopped=TimeEntry.Stopped.FORGOTTEN
            ).values_list("begins_at", "ends_at")
            if ends_at is not None
        ],
        [confirmed_by(quote) for quote in approved_quotes(ticket)],
        [charged_by(one) for one in settlements_of(ticket)],
    )


def entries_of(ticket: Ticket) -> QuerySet[TimeEntry]:
    """The time entries of the ticket, the earliest first, with whoever worked."""
    entries = TimeEntry.objects.filter(brand=ticket.brand_id, ticket=ticket)
    return entries.select_related("worker", "struck_by").order_by("begins_at", "id")


def running_timers(*brand_ids: UUID) -> QuerySet[TimeEntry]:
    """The timers that run in these brands."""
    return TimeEntry.objects.filter(brand__in=brand_ids, ends_at=None, struck_at=None)


def settlements_of(ticket: Ticket) -> list[Settlement]:
    """What the work came to whenever it was settled, the first time first."""
    settled = Settlement.objects.filter(brand=ticket.brand_id, ticket=ticket)
    return list(settled.select_related("quote").order_by("number"))


def approved_quotes(ticket: Ticket) -> list[Quote]:
    """What the customer approved, the first one first, as it is in the database now."""
    quotes = Quote.objects.filter(brand=ticket.brand_id, ticket=ticket, state=Quote.State.APPROVED)
    return list(quotes.order_by("number"))


def unsettled(quotes: Iterable[Quote], settled: Sequence[Settlement]) -> list[Quote]:
    """Those of the approved quotes that came after the last settlement."""
    last = settled[-1].quote.number if settled else 0
    return [quote for quote in quotes if quote.number > last]


def confirmed_by(quote: Quote) -> Confirmed:
    """What an approved quote says."""
    assert quote.decided_at is not None
    return Confirmed(
        number=quote.number,
        at=quote.decided_at,
        most=amount_of(quote.most, quote.currency),
        surcharges=frozenset(quote.surcharges),
        people=quote.people,
    )


def charged_by(settlement: Settlement) -> Charged:
    """What a settlement says."""
    return Charged(number=settlement.quote.number, at=settlement.at, charged=settlement.charged)


def job_from(
    known: Known,
    stretches: Iterable[Stretch],
    confirmed: Sequence[Confirmed],
    charged: Sequence[Charged],
) -> Job:
    """The work as the terms judge it, all of it given in its order.

    A settlement gave back what was not charged: from then on no more is confirmed than was charged
    by it and before. After one by which all came back, everything begins anew.
    """
    anew = _begins_anew(charged)
    if anew is not None:
        stretches = [one for one in stretches if one.begins_at >= anew.at]
        confirmed = [one for one in confirmed if one.number > anew.number]
        charged = [one for one in charged if one.number > anew.number]
    approved = tuple(_approved(confirmed, {one.number: one for one in charged}))
    return Job(known=known, stretches=tuple(stretches), approved=approved)


def _begins_anew(charged: Sequence[Charged]) -> Charged | None:
    """The last settlement up to which nothing was charged at all."""
    anew, total = None, 0
    for one in charged:
        total += one.charged
        anew = one if total == 0 else anew
    return anew


def _approved(confirmed: Iterable[Confirmed], charged: dict[int, Charged]) -> Iterator[Approved]:
    ceiling = used = 0
    for one in confirmed:
        ceiling += number_of(one.most)
        yield _until(one, ceiling, at=one.at)
        if settled := charged.get(one.number):
            used += settled.charged
            ceiling = used
            yield _until(one, ceiling, at=settled.at)


def _until(one: Confirmed, ceiling: int, *, at: datetime) -> Approved:
    return Approved(
        at=at, ceiling=like(one.most, ceiling), surcharges=one.surcharges, people=one.people
    )
