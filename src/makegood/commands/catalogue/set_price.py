"""Say what an edition costs from a day on."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.catalogue.models import Price
from makegood.commands.command import command
from makegood.commands.refusals.catalogue import ProductIsMalformed
from makegood.commands.steps.catalogue import lock_edition
from makegood.commands.steps.may import require_owner
from makegood.commands.steps.prices import is_currency, is_sum
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.catalogue import PriceSet


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPrice:
    """`minor` are smallest units of the currency; `from_on` is a day where the brand is."""

    edition_id: UUID
    minor: int
    currency: str
    from_on: date


@dataclass(frozen=True, slots=True)
class PricedEdition:
    price_id: UUID


@command
def set_price(said: NewPrice, *, by: Actor, key: str, at: datetime) -> PricedEdition:
    """Set the list price. Of two for one day the later said counts; no purchase changes by it.

    Raises NotAllowed unless `by` is an owner or a machine, NotThere, ProductIsMalformed.
    """
    require_owner(by)
    edition = lock_edition(said.edition_id, by=by)
    if not is_sum(said.minor):
        raise ProductIsMalformed(field="price")
    if not is_currency(said.currency):
        raise ProductIsMalformed(field="currency")
    earlier = Price.objects.filter(brand=by.brand_id, edition=edition)
    price = Price.objects.create(
        id=new_id(at),
        brand_id=by.brand_id,
        edition=edition,
        number=earlier.count() + 1,
        minor=said.minor,
        currency=said.currency,
        from_on=said.from_on,
    )
    told = PriceSet(
        product=str(edition.product_id),
        edition=str(edition.id),
        price=str(price.id),
        minor=said.minor,
        currency=said.currency,
        from_on=said.from_on.isoformat(),
    )
    record(told, by=by, at=at)
    return PricedEdition(price.id)
