"""What has the work on a ticket come to that was agreed to and is not settled yet?"""

from dataclasses import dataclass

from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.amount import Amount, amount_of, like, number_of
from makegood.terms.rating.job import Job
from makegood.terms.rating.meter import read_meter
from makegood.terms.rating.work import Line, rule_on_work
from makegood.terms.ruling import Because
from makegood.terms.worktime.zone import second
from makegood.tickets.models import Quote
from makegood.tickets.timers import counts_time
from makegood.tickets.work import WorkLog, job_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What work comes to. `seconds`, `lines` and `cut` are of the whole ticket.

    `cost` is what that adds to what was charged before.
    """

    cost: Amount
    cut: int
    seconds: int
    lines: tuple[Line, ...]
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """What settling would come to now, as the `number`-th settlement of the ticket.

    `quotes` are the approved ones that it settles, and `approved` is what they come to.
    """

    number: int
    quotes: tuple[Quote, ...]
    approved: Amount
    work: Reckoned


def bill_of(log: WorkLog, agreement: Agreement) -> Bill | None:
    """The bill of the work as it stands now; None if all that was agreed to is settled."""
    quotes = log.unsettled
    if not quotes:
        return None
    approved = amount_of(sum(quote.most for quote in quotes), quotes[-1].currency)
    return Bill(
        number=len(log.settled) + 1,
        quotes=quotes,
        approved=approved,
        work=reckoned(agreement, job_of(log), approved=approved, before=log.charged),
    )


def reckoned(agreement: Agreement, job: Job, *, approved: Amount, before: int) -> Reckoned:
    """What the work of the job, which is all of the ticket's, adds to what was charged before.

    Where no time is paid for, that is what was approved since.
    """
    if not counts_time(agreement, approved):
        return Reckoned(
            cost=approved,
            cut=0,
            seconds=sum(second(one.ends_at) - second(one.begins_at) for one in job.stretches),
            lines=(),
            because=(),
        )
    work = rule_on_work(agreement, job)
    return Reckoned(
        cost=like(approved, number_of(work.outcome.charged) - before),
        cut=number_of(work.outcome.cut),
        seconds=read_meter(agreement, job).counted,
        lines=work.outcome.lines,
        because=work.because,
    )


def line_kept(line: Line) -> dict[str, str | int]:
    """A line as a settlement keeps it."""
    return {"what": line.what, "seconds": line.seconds, "amount": number_of(line.amount)}
