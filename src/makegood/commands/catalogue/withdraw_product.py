"""Sell a product no more."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.catalogue import lock_product
from makegood.commands.steps.may import require_owner
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.catalogue import ProductWithdrawn


class AlreadyWithdrawn(Refused):
    """The product cannot be bought any more as it is."""

    code = "already_withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductWithdrawal:
    product_id: UUID


@dataclass(frozen=True, slots=True)
class WithdrawnProduct:
    product_id: UUID


@command
def withdraw_product(
    said: ProductWithdrawal, *, by: Actor, key: str, at: datetime
) -> WithdrawnProduct:
    """Nobody can buy the product from now on. Whoever owns it keeps it, and what it carries.

    Raises NotAllowed unless `by` is an owner or a machine, NotThere, AlreadyWithdrawn.
    """
    require_owner(by)
    product = lock_product(said.product_id, by=by)
    if product.withdrawn_at is not None:
        raise AlreadyWithdrawn
    product.withdrawn_at = at
    product.save(update_fields=["withdrawn_at"])
    record(ProductWithdrawn(product=str(product.id)), by=by, at=at)
    return WithdrawnProduct(product.id)
