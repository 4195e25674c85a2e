"""Record that a purchase was undone: the money went back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.purchases import PurchaseHasEnded, PurchaseIsMalformed
from makegood.commands.steps.purchases import keep_stretches, lock_purchase, require_recorder
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.purchases.models import Purchase
from makegood.purchases.queries import stretches_of
from makegood.purchases.stretches import ended
from makegood.terms.facts.purchases import PurchaseEnded


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """`why` is one of Purchase.Why."""

    purchase_id: UUID
    why: str


@dataclass(frozen=True, slots=True)
class EndedPurchase:
    purchase_id: UUID


@command
def end_purchase(said: Ending, *, by: Actor, key: str, at: datetime) -> EndedPurchase:
    """The purchase carries nothing from now on: each open window ends. What was, stays.

    Raises NotAllowed for customers, NotThere, PurchaseHasEnded, PurchaseIsMalformed.
    """
    require_recorder(by)
    purchase = lock_purchase(said.purchase_id, by=by)
    if purchase.ended_at is not None:
        raise PurchaseHasEnded
    if said.why not in Purchase.Why.values:
        raise PurchaseIsMalformed(field="why")
    purchase.ended_at, purchase.ended_why = at, said.why
    purchase.save(update_fields=["ended_at", "ended_why"])
    keep_stretches(purchase, ended(stretches_of(purchase), at), at=at)
    told = PurchaseEnded(purchase=str(purchase.id), ended_at=at.isoformat(), why=said.why)
    record(told, by=by, at=at)
    return EndedPurchase(purchase.id)
