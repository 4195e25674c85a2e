"""Bring letters on their way again that were left in hand, or whose next try is due."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q

from makegood.commands.command import command
from makegood.commands.steps.may import require_machine
from makegood.outbox.models import Parcel
from makegood.outbox.post import defer_delivery
from makegood.people.models import Actor

LEFT_AFTER: Final = timedelta(minutes=10)  # in hand: far longer than any mail server takes
UNTOUCHED_AFTER: Final = timedelta(minutes=2)  # due: its job should have come by then
AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class DueParcels:
    """All that are due at the moment of the command."""


@dataclass(frozen=True, slots=True)
class Requeued:
    parcel_ids: tuple[UUID, ...]


@command
def requeue_parcels(said: DueParcels, *, by: Actor, key: str, at: datetime) -> Requeued:
    """Defer one job for all of them. A letter that was left in hand may arrive twice, under one
    Message-ID; it is never lost. Raises NotAllowed for people.
    """
    require_machine(by)
    left = Q(state=Parcel.State.SENDING, claimed_at__lte=at - LEFT_AFTER)
    due = Q(state=Parcel.State.WAITING, tries__gt=0, next_try_at__lte=at)
    untouched = Q(state=Parcel.State.WAITING, tries=0, next_try_at__lte=at - UNTOUCHED_AFTER)
    parcels = Parcel.objects.filter(left | due | untouched, brand=by.brand_id)
    found = list(
        parcels.select_for_update(no_key=True, skip_locked=True).order_by("next_try_at", "id")[
            :AT_ONCE
        ]
    )
    for parcel in found:
        if parcel.state == Parcel.State.SENDING:
            parcel.state = Parcel.State.WAITING
            parcel.save(update_fields=["state"])
    ids = tuple(parcel.id for parcel in found)
    if ids:
        defer_delivery(ids, brand_id=by.brand_id)
    return Requeued(ids)
