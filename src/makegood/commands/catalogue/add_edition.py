"""Sell a product in another form."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.catalogue.models import Edition
from makegood.commands.command import command
from makegood.commands.refusals.catalogue import AlreadyThere
from makegood.commands.steps.catalogue import lock_product, require_name
from makegood.commands.steps.may import require_owner
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.catalogue import EditionAdded


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEdition:
    product_id: UUID
    name: str
    encrypted: bool


@dataclass(frozen=True, slots=True)
class AddedEdition:
    edition_id: UUID


@command
def add_edition(said: NewEdition, *, by: Actor, key: str, at: datetime) -> AddedEdition:
    """Add the edition. Whether it is encrypted stays so: another form is another edition.

    Raises NotAllowed unless `by` is an owner or a machine, NotThere, ProductIsMalformed,
    AlreadyThere for its name.
    """
    require_owner(by)
    product = lock_product(said.product_id, by=by)
    name = require_name(said.name, field="name")
    if Edition.objects.filter(brand=by.brand_id, product=product, name=name).exists():
        raise AlreadyThere(field="name")
    edition = Edition.objects.create(
        id=new_id(at),
        brand_id=by.brand_id,
        product=product,
        name=name,
        encrypted=said.encrypted,
        added_at=at,
    )
    added = EditionAdded(product=str(product.id), edition=str(edition.id), encrypted=said.encrypted)
    record(added, by=by, at=at)
    return AddedEdition(edition.id)
