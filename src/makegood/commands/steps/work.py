"""Finding tickets on which somebody works, and starting and stopping what measures it."""

from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.refusals.tickets import WrongState
from makegood.commands.refusals.work import (
    LONGEST_WORDS,
    LimitIsReached,
    NotApprovedYet,
    TimeIsMalformed,
    TimeIsSettled,
)
from makegood.commands.refused import NotThere
from makegood.events.record import record
from makegood.people.models import Actor, Machine, Member
from makegood.terms.agreement.model import Agreement
from makegood.terms.facts.work import LimitNear, TimerStopped
from makegood.terms.rating.ceiling import Reach, rule_on_ceiling
from makegood.terms.worktime.zone import second
from makegood.tickets.limits import near_limit
from makegood.tickets.models import Ticket, TimeEntry
from makegood.tickets.timers import UNDECIDED, UNDER_WORK, has_ceiling, overdue
from makegood.tickets.work import job_of, work_log


def lock_worker(worker: Member) -> None:
    """One person's times are entered one after the other, so that no two overlap."""
    ours = Member.objects.select_for_update(no_key=True, of=("self",))
    ours.get(brand=worker.brand_id, id=worker.id)


def require_workable(ticket: Ticket) -> None:
    """Raises NotApprovedYet with the clause, or WrongState: nobody works on this ticket now.

    While a supplement awaits its decision, what was agreed before goes on.
    """
    if ticket.state in UNDER_WORK:
        return
    agreement = terms_with_id(ticket.agreement_version_id)
    if ticket.state not in UNDECIDED or not agreement.sells:
        raise WrongState(state=ticket.state)
    if not ticket.approved_quotes:
        raise NotApprovedYet(clause=agreement.decision.clause)


def require_room_below_limit(ticket: Ticket, agreement: Agreement) -> None:
    """Raises LimitIsReached with the clause if all that was confirmed is used."""
    job = job_of(work_log(ticket))
    if has_ceiling(agreement, job):
        ruling = rule_on_ceiling(agreement, job)
        if ruling.outcome.reach is Reach.STOPPED:
            raise LimitIsReached(clause=ruling.because[-1].clause)


def require_unsettled(ticket: Ticket, *, begins_at: datetime) -> None:
    """Raises TimeIsSettled if the work that began then was settled, and is locked."""
    settled = work_log(ticket).settled
    if settled and begins_at < settled[-1].at:
        raise TimeIsSettled(settled_at=settled[-1].at)


def require_words(text: str, *, field: str) -> None:
    """Raises TimeIsMalformed for more than an entry can hold."""
    if len(text) > LONGEST_WORDS:
        raise TimeIsMalformed(field=field)


def entry_on(ticket: Ticket, entry_id: UUID) -> TimeEntry:
    """The entry on the locked ticket. Raises NotThere."""
    entries = TimeEntry.objects.filter(brand=ticket.brand_id, ticket=ticket)
    entry = entries.filter(id=entry_id).first()
    if entry is None:
        raise NotThere
    return entry


def running_on(ticket: Ticket) -> list[TimeEntry]:
    """The timers that run on the ticket, the earliest first."""
    entries = TimeEntry.objects.filter(brand=ticket.brand_id, ticket=ticket)
    return list(entries.filter(ends_at=None, struck_at=None).order_by("begins_at", "id"))


def catch_up(ticket: Ticket, *, at: datetime) -> int:
    """Stop the ticket's timers that time has stopped already; gives how many.

    When the clock comes by plays no part: each ends at the very second at which it should have.
    """
    running = {entry.id: entry for entry in running_on(ticket)}
    if not running:
        return 0
    log, agreement = work_log(ticket), terms_with_id(ticket.agreement_version_id)
    ended = overdue(agreement, job_of(log), log.running, until=at)
    clock = Machine("clock", brand_id=ticket.brand_id)
    for one in ended:
        stop(running[one.entry], one.ends_at, one.stopped, by=clock, at=at)
    return len(ended)


def warn_if_near(ticket: Ticket, *, at: datetime) -> bool:
    """Tell both sides, once, that what was confirmed last is nearly used, if it is."""
    near = near_limit(work_log(ticket), terms_with_id(ticket.agreement_version_id), at=at)
    if near is None:
        return False
    near.quote.warned_at = at
    near.quote.save(update_fields=["warned_at"])
    fact = LimitNear(ticket=str(ticket.id), quote=str(near.quote.id), percent=near.percent)
    record(fact, by=Machine("clock", brand_id=ticket.brand_id), at=at)
    return True


def end_all(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Stop whatever runs on a ticket whose work is over."""
    catch_up(ticket, at=at)
    for entry in running_on(ticket):
        stop(entry, at, TimeEntry.Stopped.TICKET_ENDED, by=by, at=at)


def stop(
    entry: TimeEntry,
    ends_at: datetime,
    stopped: TimeEntry.Stopped,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Stop the running timer. One that stops in the second in which it began is struck."""
    entry.stopped = stopped
    if ends_at > entry.begins_at:
        entry.ends_at = ends_at
        entry.save(update_fields=["stopped", "ends_at", "text"])
        seconds = second(ends_at) - second(entry.begins_at)
    else:
        entry.struck_at = at
        entry.struck_by_id = entry.worker_id
        entry.save(update_fields=["stopped", "struck_at", "struck_by", "text"])
        seconds = 0
    fact = TimerStopped(
        ticket=str(entry.ticket_id), entry=str(entry.id), seconds=seconds, stopped=stopped
    )
    record(fact, by=by, at=at)
