"""Put a tag on no further ticket."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.desk import AlreadyRetired
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_staff
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.desk import TagRetired
from makegood.tickets.models import Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class TagToRetire:
    tag_id: UUID


@dataclass(frozen=True, slots=True)
class Retired:
    tag_id: UUID


@command
def retire_tag(said: TagToRetire, *, by: Actor, key: str, at: datetime) -> Retired:
    """Retire it; tickets that bear it keep it, and are found by it.

    Raises NotAllowed for customers and machines, NotThere, AlreadyRetired.
    """
    require_staff(by)
    tags = Tag.objects.select_for_update(no_key=True).filter(brand=by.brand_id)
    tag = tags.filter(id=said.tag_id).first()
    if tag is None:
        raise NotThere
    if tag.retired_at is not None:
        raise AlreadyRetired
    tag.retired_at = at
    tag.save(update_fields=["retired_at"])
    record(TagRetired(tag=str(tag.id)), by=by, at=at)
    return Retired(tag.id)
