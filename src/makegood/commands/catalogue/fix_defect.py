"""Say which release mends a bug."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.catalogue.models import Defect
from makegood.commands.command import command
from makegood.commands.refused import NotThere, Refused
from makegood.commands.steps.catalogue import lock_release
from makegood.commands.steps.may import require_staff
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.catalogue import DefectFixed


class AlreadyFixed(Refused):
    """A release mends this bug as it is."""

    code = "already_fixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    defect_id: UUID
    release_id: UUID


@dataclass(frozen=True, slots=True)
class FixedDefect:
    defect_id: UUID


@command
def fix_defect(said: Fix, *, by: Actor, key: str, at: datetime) -> FixedDefect:
    """The bug is mended from that release on.

    Raises NotAllowed for customers and machines, NotThere, also for a bug of another product,
    AlreadyFixed.
    """
    require_staff(by)
    release = lock_release(said.release_id, by=by)
    its = Defect.objects.filter(brand=by.brand_id, product=release.product_id)
    defect = its.filter(id=said.defect_id).first()
    if defect is None:
        raise NotThere
    if defect.fixed_in_id is not None:
        raise AlreadyFixed
    defect.fixed_in = release
    defect.save(update_fields=["fixed_in"])
    told = DefectFixed(
        product=str(release.product_id), defect=str(defect.id), release=str(release.id)
    )
    record(told, by=by, at=at)
    return FixedDefect(defect.id)
