"""What was worked on a ticket, what does it come to, and how much of what was agreed is left?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from makegood.ledger.queries import held_for
from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.amount import number_of
from makegood.terms.rating.work import as_time
from makegood.terms.ruling import Because
from makegood.terms.worktime.zone import second
from makegood.tickets.bill import Bill, bill_of, line_kept
from makegood.tickets.limits import Meter, meter_of
from makegood.tickets.models import Settlement, Ticket, TimeEntry
from makegood.tickets.work import WorkLog
from makegood.wording.amounts import amount
from makegood.wording.rulings import because_of, sentence


@dataclass(frozen=True, slots=True)
class Time:
    """An entry with its length; a running one has none yet. `note` says why it does not count."""

    entry: TimeEntry
    length: str
    note: str


@dataclass(frozen=True, slots=True)
class CostLine:
    """A part of what the work comes to."""

    says: str
    time: str
    cost: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """All that a page shows of it. `sums` are quoted, reserved, used and left, in words."""

    times: tuple[Time, ...]
    sums: tuple[tuple[str, str], ...]
    lines: tuple[CostLine, ...]
    because: tuple[tuple[str, str], ...]  # sentence and clause
    settled_at: datetime | None
    is_billed: bool  # an invoice follows
    meter: Meter | None
    meter_words: str

    @property
    def unused(self) -> int:
        """Of what was confirmed, in percent."""
        return 100 - self.meter.percent if self.meter else 0

    @property
    def runs(self) -> bool:
        """Whether somebody works on it just now."""
        return any(not one.length and not one.entry.struck_at for one in self.times)


def worked(ticket: Ticket, log: WorkLog, agreement: Agreement, *, at: datetime) -> Worked | None:
    """What there is to show at that moment; None where nothing was agreed nor worked."""
    if not log.entries and not log.quotes:
        return None
    settled, bill = log.settled, bill_of(log, agreement)
    meter = meter_of(log, agreement, at=at) if bill else None
    return Worked(
        times=tuple(_time(entry) for entry in log.entries),
        sums=tuple(_sums(ticket, log, bill)),
        lines=tuple(_lines(settled, bill, agreement)),
        because=tuple((sentence(step), step.clause) for step in _because(settled, bill)),
        settled_at=settled[-1].at if settled and not bill else None,
        is_billed=bool(settled and settled[-1].currency and not bill),
        meter=meter,
        meter_words=sentence(meter.ruling.because[-1]) if meter else "",
    )


def _time(entry: TimeEntry) -> Time:
    length = ""
    if entry.ends_at:
        length = as_time(second(entry.ends_at) - second(entry.begins_at))
    return Time(entry, length, _note(entry))


def _note(entry: TimeEntry) -> str:
    if entry.struck_at:
        return _("Struck: %(reason)s") % {"reason": entry.struck_because or _("it had not begun")}
    if entry.stopped == TimeEntry.Stopped.FORGOTTEN:
        return _("Forgotten, and not counted until its true end is entered")
    if entry.stopped == TimeEntry.Stopped.CEILING:
        return _("Stopped at the limit")
    return ""


def _sums(ticket: Ticket, log: WorkLog, bill: Bill | None) -> Iterator[tuple[str, str]]:
    if not log.quotes:
        return
    currency, charged = log.quotes[-1].currency, log.charged
    so_far = charged + (number_of(bill.work.cost) if bill else 0)
    reserved = held_for(ticket.brand_id, ticket.id) if not currency else 0
    yield _("Quoted, at the most"), amount(ticket.approved_most, currency)
    if not currency:
        yield _("Set aside now"), amount(reserved, currency)
    yield (_("Used so far") if bill else _("Used")), amount(so_far, currency)
    if bill:
        left = number_of(bill.approved) - number_of(bill.work.cost)
        yield _("Left of it"), amount(max(0, left), currency)
    else:
        yield _("Not needed"), amount(ticket.approved_most - charged, currency)


def _lines(
    settled: Sequence[Settlement], bill: Bill | None, agreement: Agreement
) -> Iterator[CostLine]:
    if bill:
        kept, currency = [line_kept(line) for line in bill.work.lines], bill.quotes[-1].currency
    elif settled:
        kept, currency = settled[-1].lines, settled[-1].currency
    else:
        return
    percents = {rule.id: rule.percent for rule in agreement.rules.surcharge}
    for line in kept:
        seconds = int(line["seconds"])
        yield CostLine(
            says=_line_words(str(line["what"]), percents),
            time=as_time(seconds) if seconds else "",
            cost=amount(int(line["amount"]), currency),
        )


def _line_words(what: str, percents: dict[str, int]) -> str:
    if what == "work":
        return _("Time that counts")
    if what == "least":
        return _("Up to the least that work costs")
    return _("%(percent)s %% more at certain times") % {"percent": percents[what]}


def _because(settled: Sequence[Settlement], bill: Bill | None) -> tuple[Because, ...]:
    if bill:
        return bill.work.because
    return tuple(because_of(step) for step in settled[-1].because) if settled else ()
