"""In which brands has the time come for something? One look over all of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from makegood.agreements.queries import terms_with_id
from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.outbox.models import Parcel
from makegood.outbox.queries import without_job
from makegood.tickets.limits import has_come
from makegood.tickets.models import Quote, Ticket, TimeEntry
from makegood.tickets.work import work_log


@dataclass(frozen=True, slots=True)
class Due:
    """Brand ids: a quiet minute leaves no trace, not even a receipt."""

    to_remind: frozenset[UUID]
    to_lapse: frozenset[UUID]
    to_requeue: frozenset[UUID]
    to_stop: frozenset[UUID]  # where somebody works for too long, or near a limit

    @property
    def brand_ids(self) -> list[UUID]:
        """Every brand in which there is something to do, in a fixed order."""
        return sorted(self.to_remind | self.to_lapse | self.to_requeue | self.to_stop)


def due_at(at: datetime) -> Due:
    """What time has brought about until `at`. What exactly is due, the commands decide."""
    with reading(*Brand.objects.values_list("id", flat=True)):
        waiting = Quote.objects.filter(state=Quote.State.OPEN)
        return Due(
            to_remind=_brands(waiting.filter(remind_at__lte=at)),
            to_lapse=_brands(waiting.filter(lapses_at__lte=at)),
            to_requeue=_brands(without_job(at)),
            to_stop=_with_work_to_stop(at),
        )


def _with_work_to_stop(at: datetime) -> frozenset[UUID]:
    """Whoever works now is asked after one by one: they are no more than the staff."""
    running = TimeEntry.objects.filter(ends_at=None, struck_at=None)
    tickets = Ticket.objects.filter(id__in=running.values("ticket"))
    return frozenset(
        ticket.brand_id
        for ticket in tickets.order_by("id")
        if has_come(work_log(ticket), terms_with_id(ticket.agreement_version_id), at=at)
    )


def _brands(rows: QuerySet[Quote] | QuerySet[Parcel]) -> frozenset[UUID]:
    return frozenset(rows.order_by().values_list("brand", flat=True).distinct())
