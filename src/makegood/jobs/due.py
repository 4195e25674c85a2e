"""In which brands has the time come for something? One look over all of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.outbox.models import Parcel
from makegood.outbox.queries import without_job
from makegood.tickets.models import Quote


@dataclass(frozen=True, slots=True)
class Due:
    """Brand ids: a quiet minute leaves no trace, not even a receipt."""

    to_remind: frozenset[UUID]
    to_lapse: frozenset[UUID]
    to_requeue: frozenset[UUID]

    @property
    def brand_ids(self) -> list[UUID]:
        """Every brand in which there is something to do, in a fixed order."""
        return sorted(self.to_remind | self.to_lapse | self.to_requeue)


def due_at(at: datetime) -> Due:
    """What time has brought about until `at`. What exactly is due, the commands decide."""
    with reading(*Brand.objects.values_list("id", flat=True)):
        waiting = Quote.objects.filter(state=Quote.State.OPEN)
        return Due(
            to_remind=_brands(waiting.filter(remind_at__lte=at)),
            to_lapse=_brands(waiting.filter(lapses_at__lte=at)),
            to_requeue=_brands(without_job(at)),
        )


def _brands(rows: QuerySet[Quote] | QuerySet[Parcel]) -> frozenset[UUID]:
    return frozenset(rows.order_by().values_list("brand", flat=True).distinct())
