"""Say that the cause of the matter is a defect of the vendor's own."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.command import command
from makegood.commands.refusals.tickets import WrongState
from makegood.commands.refusals.work import TimeIsSettled
from makegood.commands.refused import Refused
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.settling import settle
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.commands.steps.units import take_back_used, used_before, was_taken_back
from makegood.commands.steps.work import end_all
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.agreement.model import Agreement
from makegood.terms.facts.work import DefectFound
from makegood.terms.rating.amount import amount_of, like, number_of
from makegood.terms.rating.consumption import Settled, on_defect
from makegood.terms.ruling import Ruling
from makegood.tickets.bill import bill_of
from makegood.tickets.models import State, Ticket
from makegood.tickets.timers import UNDER_WORK
from makegood.tickets.work import WorkLog, work_log

FOUND = (*UNDER_WORK, State.SOLVED)


class NothingWasAgreed(Refused):
    """The ticket costs nothing, so that there is nothing to give back."""

    code = "nothing_was_agreed"


class DefectIsCharged(Refused):
    """By `clause` what it costs is charged for a defect of the vendor's own, too."""

    code = "defect_is_charged"


class DefectWasFound(Refused):
    """It was said of this ticket before."""

    code = "defect_was_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDefect:
    """`turn` is the ticket's when this was found."""

    ticket_id: UUID
    turn: int


@dataclass(frozen=True, slots=True)
class Found:
    """What came back: units, or minor units that are not billed."""

    back: int


@command
def find_defect(said: OwnDefect, *, by: Actor, key: str, at: datetime) -> Found:
    """Settle what the ticket costs as the agreement says for a defect of the vendor's own.

    What is set aside comes back at once, and so does what was used: to where it came from, so that
    what was paid for stays so.

    Raises NotAllowed for customers and machines, NotThere,
    TicketHasChanged, WrongState, NothingWasAgreed, DefectWasFound, TimeIsSettled for money that
    waits for its invoice, DefectIsCharged with the clause.
    """
    require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    if ticket.state not in FOUND:
        raise WrongState(state=ticket.state)
    log = work_log(ticket)
    approved = log.quotes
    _refuse(ticket, log)
    agreement = terms_with_id(ticket.agreement_version_id)
    currency = approved[-1].currency
    most = amount_of(sum(quote.most for quote in approved), currency)
    ruling = on_defect(agreement, approved=most, charged=most)
    clause = ruling.because[-1].clause
    if number_of(ruling.outcome.charged):
        raise DefectIsCharged(clause=clause)

    used = 0 if currency else used_before(ticket, approved)
    released = _release(ticket, agreement, by=by, at=at)
    if used:
        take_back_used(ticket, approved, clause=clause, by=by, at=at)
    move(ticket, State(ticket.state), at=at)
    fact = DefectFound(
        ticket=str(ticket.id),
        back=used + released,
        currency=currency,
        clauses=tuple(ruling.cites),
    )
    record(fact, by=by, at=at)
    return Found(fact.back)


def _refuse(ticket: Ticket, log: WorkLog) -> None:
    """Raises NothingWasAgreed, DefectWasFound, TimeIsSettled."""
    if not log.quotes:
        raise NothingWasAgreed
    findings = {step["finding"] for one in log.settled for step in one.because}
    waived = any(finding.startswith("defect_") for finding in findings)
    if waived or was_taken_back(ticket):
        raise DefectWasFound
    billed = [one for one in log.settled if one.currency and one.charged]
    if billed:
        raise TimeIsSettled(settled_at=billed[-1].at)


def _release(ticket: Ticket, agreement: Agreement, *, by: Actor, at: datetime) -> int:
    """Settle what was not settled yet: what is set aside, or was to be billed, comes back."""
    end_all(ticket, by=by, at=at)
    bill = bill_of(work_log(ticket), agreement)
    if bill is None:
        return 0
    taken = 0 if bill.quotes[-1].currency else used_before(ticket, bill.quotes)
    ruling = on_defect(agreement, approved=bill.approved, charged=like(bill.approved, 0))
    kept = Settled(
        charged=like(bill.approved, taken),
        released=like(bill.approved, number_of(bill.approved) - taken),
    )
    outcome = settle(ticket, bill, Ruling(kept, ruling.because), reason="defect", by=by, at=at)
    return outcome.released
