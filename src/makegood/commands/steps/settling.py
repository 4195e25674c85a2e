"""Settling work: what it came to is charged once, and what was not needed comes back at once."""

from dataclasses import asdict, dataclass
from datetime import datetime

from makegood.agreements.queries import terms_with_id
from makegood.brands.ids import new_id
from makegood.commands.steps.units import settle_holds, used_before
from makegood.commands.steps.work import end_all
from makegood.events.record import record
from makegood.people.models import Actor, Member
from makegood.terms.agreement.model import Agreement
from makegood.terms.facts.work import WorkSettled
from makegood.terms.rating.amount import number_of
from makegood.terms.rating.consumption import Settled, on_early_end, on_settlement
from makegood.terms.ruling import Ruling
from makegood.tickets.bill import Bill, bill_of, line_kept
from makegood.tickets.models import Settlement, Ticket
from makegood.tickets.work import work_log


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was charged and what came back: units, or minor units of `currency`."""

    charged: int
    released: int
    currency: str
    clauses: tuple[str, ...]


NOTHING = Outcome(0, 0, "", ())


def settle_solved(ticket: Ticket, *, by: Actor, at: datetime) -> Outcome:
    """Settle the work on a ticket that is solved; nothing where nothing was agreed to since.

    Time is summed and rounded once for the whole ticket, however often it is settled.
    """
    end_all(ticket, by=by, at=at)
    agreement = terms_with_id(ticket.agreement_version_id)
    bill = bill_of(work_log(ticket), agreement)
    if bill is None:
        return NOTHING
    ruling = on_settlement(agreement, approved=bill.approved, cost=bill.work.cost)
    return settle(ticket, bill, ruling, reason="solved", by=by, at=at)


def settle_end(
    ticket: Ticket, agreement: Agreement, *, by: Actor, at: datetime
) -> tuple[int, tuple[str, ...]]:
    """Settle what was not settled yet on a ticket whose work ends before it is solved.

    Gives how many units came back, and the clauses; nothing and none for a ticket that holds
    nothing.
    """
    end_all(ticket, by=by, at=at)
    bill = bill_of(work_log(ticket), agreement)
    if bill is None:
        return 0, ()
    ruling = on_early_end(agreement, approved=bill.approved, cost=bill.work.cost)
    outcome = settle(ticket, bill, ruling, reason="ended", by=by, at=at)
    return (0 if outcome.currency else outcome.released), outcome.clauses


def settle(
    ticket: Ticket,
    bill: Bill,
    ruling: Ruling[Settled],
    *,
    reason: str,
    by: Actor,
    at: datetime,
) -> Outcome:
    """Write down what the bill comes to by the ruling, and move the units once."""
    settlement_id = new_id(at)
    last = bill.quotes[-1]
    charged, released = map(number_of, (ruling.outcome.charged, ruling.outcome.released))
    steps = (*bill.work.because, *ruling.because)
    if not last.currency:
        settle_holds(
            ticket,
            charged - used_before(ticket, bill.quotes),
            clause=ruling.because[-1].clause,
            reason=str(settlement_id),
            by=by,
            at=at,
        )
    settlement = Settlement.objects.create(
        id=settlement_id,
        brand_id=ticket.brand_id,
        ticket=ticket,
        number=bill.number,
        quote=last,
        seconds=bill.work.seconds,
        charged=charged,
        released=released,
        cut=bill.work.cut,
        currency=last.currency,
        lines=[line_kept(line) for line in bill.work.lines],
        because=[asdict(step) for step in steps],
        by=by if isinstance(by, Member) else None,
        at=at,
    )
    clauses = tuple(dict.fromkeys(step.clause for step in ruling.because))
    record(_fact(settlement, reason=reason, clauses=clauses), by=by, at=at)
    return Outcome(charged, released, last.currency, clauses)


def _fact(settlement: Settlement, *, reason: str, clauses: tuple[str, ...]) -> WorkSettled:
    return WorkSettled(
        ticket=str(settlement.ticket_id),
        settlement=str(settlement.id),
        quote=str(settlement.quote_id),
        seconds=settlement.seconds,
        charged=settlement.charged,
        released=settlement.released,
        cut=settlement.cut,
        currency=settlement.currency,
        reason=reason,
        clauses=clauses,
    )
