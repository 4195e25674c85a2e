"""Say on a product's sheet which versions of a platform it runs with."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.catalogue.models import Advertised
from makegood.commands.command import command
from makegood.commands.steps.catalogue import (
    LONGEST_PLATFORM,
    lock_product,
    require_name,
    require_range,
)
from makegood.commands.steps.may import require_owner
from makegood.commands.steps.moments import to_the_second
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.catalogue import PlatformAdvertised


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """`words` name versions, such as ">=1.6 <9"; empty, the sheet names the platform no more."""

    product_id: UUID
    platform: str
    words: str
    from_at: datetime


@dataclass(frozen=True, slots=True)
class AdvertisedLine:
    advertised_id: UUID


@command
def advertise(said: SheetLine, *, by: Actor, key: str, at: datetime) -> AdvertisedLine:
    """Add the line. Whatever was bought before keeps what the sheet said on its day.

    Raises NotAllowed unless `by` is an owner or a machine, NotThere, ProductIsMalformed,
    RangeIsUnreadable with what is wrong and where.
    """
    require_owner(by)
    product = lock_product(said.product_id, by=by)
    platform = require_name(said.platform, field="platform", most=LONGEST_PLATFORM)
    words = require_range(platform, said.words) if said.words.strip() else ""
    earlier = Advertised.objects.filter(brand=by.brand_id, product=product)
    line = Advertised.objects.create(
        id=new_id(at),
        brand_id=by.brand_id,
        product=product,
        number=earlier.count() + 1,
        platform=platform,
        words=words,
        from_at=to_the_second(said.from_at),
    )
    told = PlatformAdvertised(
        product=str(product.id), advertised=str(line.id), from_at=line.from_at.isoformat()
    )
    record(told, by=by, at=at)
    return AdvertisedLine(line.id)
