"""Enter a bug of a product."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.brands.numbers import next_numbers
from makegood.catalogue.models import Defect, Product, Release
from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.refused import NotThere
from makegood.commands.steps.catalogue import lock_product, require_name
from makegood.commands.steps.may import require_staff
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.catalogue import DefectReported

LONGEST_TITLE = 200  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDefect:
    """`found_in_id` is a release of the product, if it is known in which one it was found."""

    product_id: UUID
    title: str
    text: str
    found_in_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ReportedDefect:
    defect_id: UUID
    number: int


@command
def report_defect(said: NewDefect, *, by: Actor, key: str, at: datetime) -> ReportedDefect:
    """Enter the bug. Raises NotAllowed for customers and machines, NotThere, also for a release
    of another product, ProductIsMalformed, NothingSaid.
    """
    require_staff(by)
    product = lock_product(said.product_id, by=by)
    title = require_name(said.title, field="title", most=LONGEST_TITLE)
    if not said.text.strip():
        raise NothingSaid(field="text")
    _require_release(said.found_in_id, product)
    (number,) = next_numbers(by.brand_id, "defect", count=1, at=at)
    defect = Defect.objects.create(
        id=new_id(at),
        brand_id=by.brand_id,
        number=number,
        product=product,
        title=title,
        text=said.text,
        found_in_id=said.found_in_id,
        reported_at=at,
    )
    found_in = str(said.found_in_id) if said.found_in_id else None
    told = DefectReported(product=str(product.id), defect=str(defect.id), found_in=found_in)
    record(told, by=by, at=at)
    return ReportedDefect(defect.id, number)


def _require_release(release_id: UUID | None, product: Product) -> None:
    its = Release.objects.filter(brand=product.brand_id, product=product)
    if release_id is not None and not its.filter(id=release_id).exists():
        raise NotThere
