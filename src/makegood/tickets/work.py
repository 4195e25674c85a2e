"""What was worked on a ticket, what had been confirmed of it when, and what of that is settled?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from makegood.brands.compiled import compiled
from makegood.brands.foreseen import Question
from makegood.terms.agreement.applies import Known
from makegood.terms.rating.amount import Amount, amount_of, like, number_of
from makegood.terms.rating.job import Approved, Job, Stretch
from makegood.tickets.models import Quote, Settlement, Ticket, TimeEntry, Verdict
from makegood.tickets.verdicts import about_verdict, standing_verdict


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


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLog:
    """All that is remembered of the work on a ticket, each in its order.

    `quotes` are those that were approved, and `known` is what the cost is judged by: `verdict`
    stands.
    """

    verdict: Verdict | None
    known: Known
    entries: tuple[TimeEntry, ...]
    quotes: tuple[Quote, ...]
    settled: tuple[Settlement, ...]

    @property
    def running(self) -> dict[UUID, datetime]:
        """When each of the timers began that run."""
        return {
            entry.id: entry.begins_at
            for entry in self.entries
            if not entry.ends_at and not entry.struck_at
        }

    @property
    def unsettled(self) -> tuple[Quote, ...]:
        """Those of the quotes that came after the last settlement."""
        last = self.settled[-1].quote.number if self.settled else 0
        return tuple(quote for quote in self.quotes if quote.number > last)

    @property
    def charged(self) -> int:
        """What was charged by all settlements, in what the quotes are in."""
        return sum(one.charged for one in self.settled)


def known_of_cost(ticket: Ticket) -> Known:
    """What is known of a ticket whose cost is judged: as of its last verdict, and its tier."""
    return _known(ticket, standing_verdict(ticket))


def _known(ticket: Ticket, verdict: Verdict | None) -> Known:
    known = verdict.known if verdict else {"issue_class": ticket.issue_class}
    return {**known, "tier": ticket.tier}


def work_log(ticket: Ticket) -> WorkLog:
    """The work on the ticket as it is in the database now. Three queries, without those of quotes
    that were fetched; two where none was approved.
    """
    verdict, quotes = standing_verdict(ticket), ticket.approved_quotes
    return WorkLog(
        verdict=verdict,
        known=_known(ticket, verdict),
        entries=tuple(_entries(ticket.brand_id, ticket.id)),
        quotes=tuple(quotes),
        settled=tuple(_settlements(ticket.brand_id, ticket.id)) if quotes else (),
    )


def about_work(ticket: Ticket) -> tuple[Question, ...]:
    """What `work_log` asks of any ticket, to foresee it."""
    return about_verdict(ticket), _entries.about(ticket.brand_id, ticket.id)


@compiled
def _entries(brand_id: UUID, ticket_id: UUID) -> QuerySet[TimeEntry]:
    entries = TimeEntry.objects.filter(brand=brand_id, ticket=ticket_id)
    return entries.select_related("worker").order_by("begins_at", "id")


@compiled
def _settlements(brand_id: UUID, ticket_id: UUID) -> QuerySet[Settlement]:
    settled = Settlement.objects.filter(brand=brand_id, ticket=ticket_id)
    return settled.select_related("quote").order_by("number")


def job_of(log: WorkLog) -> Job:
    """All the work that is over, and what was confirmed of it.

    What a forgotten timer measured is no work until somebody says when it ended.
    """
    return job_from(
        log.known,
        [
            Stretch(entry.begins_at, entry.ends_at)
            for entry in log.entries
            if entry.ends_at
            and not entry.struck_at
            and entry.stopped != TimeEntry.Stopped.FORGOTTEN
        ],
        [confirmed_by(quote) for quote in log.quotes],
        [charged_by(one) for one in log.settled],
    )


def running_timers(*brand_ids: UUID) -> QuerySet[TimeEntry]:
    """The timers that run in these brands."""
    return TimeEntry.objects.filter(brand__in=brand_ids, ends_at=None, struck_at=None)


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
