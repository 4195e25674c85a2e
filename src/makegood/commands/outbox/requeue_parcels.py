"""Bring letters on their way again that were left in hand, or whose next try is due."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.steps.may import require_machine
from makegood.outbox.models import Parcel
from makegood.outbox.patience import is_erased, is_given_up
from makegood.outbox.post import defer_delivery
from makegood.outbox.queries import without_job
from makegood.people.models import Actor

AT_ONCE: Final = 500  # letters of one job; the next run takes the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class DueParcels:
    """All that are due at the moment of the command."""


@dataclass(frozen=True, slots=True)
class Requeued:
    """The letters that are on their way again."""

    parcel_ids: tuple[UUID, ...]


@command
def requeue_parcels(said: DueParcels, *, by: Actor, key: str, at: datetime) -> Requeued:
    """Defer one job for all of them, the one that waits longest first.

    A letter that was left in hand may arrive twice, under one Message-ID; it is never lost. Where
    that goes on for too long it is given up for staff to see. Raises NotAllowed for people.
    """
    require_machine(by)
    parcels = without_job(at).filter(brand=by.brand_id).order_by("next_try_at", "id")
    found = list(parcels.select_for_update(no_key=True, skip_locked=True)[:AT_ONCE])
    for parcel in found:
        if parcel.state == Parcel.State.SENDING:
            _take_back(parcel, at=at)
    ids = tuple(parcel.id for parcel in found if parcel.state == Parcel.State.WAITING)
    if ids:
        defer_delivery(ids, brand_id=by.brand_id)
    return Requeued(ids)


def _take_back(parcel: Parcel, *, at: datetime) -> None:
    """Out of the hands of whoever crashed with it."""
    parcel.state = Parcel.State.WAITING
    parcel.trouble = "left_in_hand"
    if is_given_up(parcel.letter, posted_at=parcel.at, at=at):
        parcel.state = Parcel.State.FAILED
        parcel.settled_at = at
        if is_erased(parcel.letter):
            parcel.sealed = None
    parcel.save(update_fields=["state", "trouble", "settled_at", "sealed"])
