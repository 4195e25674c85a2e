"""How near is the work on a ticket to what was confirmed?"""

from dataclasses import dataclass, replace
from datetime import datetime

from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.amount import Amount
from makegood.terms.rating.ceiling import Reach, Used, rule_on_ceiling
from makegood.terms.rating.job import Job, Stretch
from makegood.terms.ruling import Ruling
from makegood.tickets.models import Quote, Ticket
from makegood.tickets.timers import has_ceiling, overdue
from makegood.tickets.work import approved_quotes, entries_of, job_of


@dataclass(frozen=True, slots=True)
class NearLimit:
    """The last approved quote, of whose limit both sides are to be told."""

    quote: Quote
    percent: int


@dataclass(frozen=True, slots=True)
class Meter:
    """How much of what was confirmed is used at a moment, running timers and all."""

    ceiling: Amount
    ruling: Ruling[Used]

    @property
    def percent(self) -> int:
        return self.ruling.outcome.percent


def meter_of(ticket: Ticket, agreement: Agreement, *, at: datetime) -> Meter | None:
    """The meter of the ticket; None where nothing is confirmed, or no time is paid for."""
    job = with_running(ticket, job_of(ticket), at=at)
    if not has_ceiling(agreement, job):
        return None
    return Meter(job.approved[-1].ceiling, rule_on_ceiling(agreement, job))


def near_limit(ticket: Ticket, agreement: Agreement, *, at: datetime) -> NearLimit | None:
    """The limit of which is to be warned now, if of the last one nobody was."""
    approved = approved_quotes(ticket)
    if not approved or approved[-1].warned_at or agreement.rules.ceiling is None:
        return None
    meter = meter_of(ticket, agreement, at=at)
    if meter is None or meter.ruling.outcome.reach is Reach.BELOW:
        return None
    return NearLimit(approved[-1], meter.percent)


def has_come(ticket: Ticket, agreement: Agreement, *, at: datetime) -> bool:
    """Whether time has stopped a timer on the ticket, or brought its work near its limit."""
    running = {
        entry.id: entry.begins_at
        for entry in entries_of(ticket).filter(ends_at=None, struck_at=None)
    }
    stopped = overdue(agreement, job_of(ticket), running, until=at)
    return bool(stopped) or near_limit(ticket, agreement, at=at) is not None


def with_running(ticket: Ticket, job: Job, *, at: datetime) -> Job:
    """The job with what runs on the ticket, as if it stopped at that moment."""
    running = entries_of(ticket).filter(ends_at=None, struck_at=None, begins_at__lt=at)
    open_ones = tuple(Stretch(entry.begins_at, at) for entry in running)
    return replace(job, stretches=(*job.stretches, *open_ones))
