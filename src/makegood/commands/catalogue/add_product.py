"""Add something that can be bought."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.catalogue.models import Product
from makegood.commands.command import command
from makegood.commands.refusals.catalogue import AlreadyThere, ProductIsMalformed
from makegood.commands.refused import NotThere
from makegood.commands.steps.catalogue import require_name
from makegood.commands.steps.may import require_owner
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.catalogue import ProductAdded

CODE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_CODE: Final = 60  # characters
CLAUSE: Final = re.compile(r"[0-9A-Za-z.-]{0,20}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProduct:
    """`kind` is one of Product.Kind; an extension names the product that it extends.

    `disclaimer` is the clause that stands beside the product, or empty.
    """

    code: str
    kind: str
    name: str
    extends_id: UUID | None = None
    disclaimer: str = ""


@dataclass(frozen=True, slots=True)
class AddedProduct:
    product_id: UUID


@command
def add_product(said: NewProduct, *, by: Actor, key: str, at: datetime) -> AddedProduct:
    """Add the product; it is sold once it has an edition.

    Raises NotAllowed unless `by` is an owner or a machine, ProductIsMalformed with the field,
    NotThere for what it extends, AlreadyThere for its code.
    """
    require_owner(by)
    name = require_name(said.name, field="name")
    if wrong := malformed_field(said):
        raise ProductIsMalformed(field=wrong)
    products = Product.objects.visible_to(by)
    if said.extends_id is not None and not products.filter(id=said.extends_id).exists():
        raise NotThere
    if products.filter(code=said.code).exists():
        raise AlreadyThere(field="code")
    product = Product.objects.create(
        id=new_id(at),
        brand_id=by.brand_id,
        code=said.code,
        kind=said.kind,
        name=name,
        extends_id=said.extends_id,
        disclaimer=said.disclaimer,
        added_at=at,
    )
    extends = str(said.extends_id) if said.extends_id else None
    record(ProductAdded(product=str(product.id), offer=product.kind, extends=extends), by=by, at=at)
    return AddedProduct(product.id)


def malformed_field(said: NewProduct) -> str | None:
    """The first field, but for the name, that does not hold what it should, or None."""
    is_extension = said.kind == Product.Kind.EXTENSION
    right = {
        "code": CODE.fullmatch(said.code) is not None and len(said.code) <= LONGEST_CODE,
        "kind": said.kind in Product.Kind.values,
        "extends": is_extension == (said.extends_id is not None),
        "disclaimer": CLAUSE.fullmatch(said.disclaimer) is not None,
    }
    return next((field for field, fine in right.items() if not fine), None)
