"""How near is the work on a ticket to what was confirmed?"""

from dataclasses import dataclass, replace
from datetime import datetime

from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.amount import Amount
from makegood.terms.rating.ceiling import Reach, Used, rule_on_ceiling
from makegood.terms.rating.job import Stretch
from makegood.terms.ruling import Ruling
from makegood.tickets.models import Quote
from makegood.tickets.timers import has_ceiling, overdue
from makegood.tickets.work import WorkLog, job_of


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


def meter_of(log: WorkLog, agreement: Agreement, *, at: datetime) -> Meter | None:
    """The meter of the work; None where nothing is confirmed, or no time is paid for.

    What runs counts as if it stopped at that moment.
    """
    job = job_of(log)
    if not has_ceiling(agreement, job):
        return None
    begun = (begins_at for begins_at in log.running.values() if begins_at < at)
    job = replace(job, stretches=(*job.stretches, *(Stretch(one, at) for one in begun)))
    return Meter(job.approved[-1].ceiling, rule_on_ceiling(agreement, job))


def near_limit(log: WorkLog, agreement: Agreement, *, at: datetime) -> NearLimit | None:
    """The limit of which is to be warned now, if of the last one nobody was."""
    if not log.quotes or log.quotes[-1].warned_at or agreement.rules.ceiling is None:
        return None
    meter = meter_of(log, agreement, at=at)
    if meter is None or meter.ruling.outcome.reach is Reach.BELOW:
        return None
    return NearLimit(log.quotes[-1], meter.percent)


def has_come(log: WorkLog, agreement: Agreement, *, at: datetime) -> bool:
    """Whether time has stopped a timer, or brought the work near its limit."""
    stopped = overdue(agreement, job_of(log), log.running, until=at)
    return bool(stopped) or near_limit(log, agreement, at=at) is not None
