"""Record that a purchase was paid for."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.purchases import PurchaseHasEnded, PurchaseIsMalformed
from makegood.commands.refused import Refused
from makegood.commands.steps.moments import to_the_second
from makegood.commands.steps.purchases import (
    begin_windows,
    lock_purchase,
    require_recorder,
)
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.purchases import PurchaseCleared


class AlreadyCleared(Refused):
    """The purchase is paid for as it is."""

    code = "already_cleared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearing:
    """`cleared_at` is when the money was there."""

    purchase_id: UUID
    cleared_at: datetime


@dataclass(frozen=True, slots=True)
class ClearedPurchase:
    purchase_id: UUID


@command
def clear_purchase(said: Clearing, *, by: Actor, key: str, at: datetime) -> ClearedPurchase:
    """The purchase carries its rights from then on, and its windows begin.

    Raises NotAllowed for customers, NotThere, PurchaseHasEnded, AlreadyCleared,
    PurchaseIsMalformed for a moment before the purchase or yet to come.
    """
    require_recorder(by)
    purchase = lock_purchase(said.purchase_id, by=by)
    if purchase.ended_at is not None:
        raise PurchaseHasEnded
    if purchase.cleared_at is not None:
        raise AlreadyCleared
    cleared_at = to_the_second(said.cleared_at)
    if not purchase.bought_at <= cleared_at <= at:
        raise PurchaseIsMalformed(field="cleared_at")
    purchase.cleared_at = cleared_at
    purchase.save(update_fields=["cleared_at"])
    begin_windows(purchase, at=at)
    told = PurchaseCleared(purchase=str(purchase.id), cleared_at=cleared_at.isoformat())
    record(told, by=by, at=at)
    return ClearedPurchase(purchase.id)
