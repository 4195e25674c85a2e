"""Ask for a field no longer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.desk import AlreadyRetired
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_owner
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.desk import FieldRetired
from makegood.tickets.models import FieldRule


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldToRetire:
    field_id: UUID


@dataclass(frozen=True, slots=True)
class RetiredField:
    field_id: UUID


@command
def retire_field(said: FieldToRetire, *, by: Actor, key: str, at: datetime) -> RetiredField:
    """Retire it; what was noted in it stays on the tickets.

    Raises NotAllowed unless by an owner, NotThere, AlreadyRetired.
    """
    require_owner(by)
    fields = FieldRule.objects.select_for_update(no_key=True).filter(brand=by.brand_id)
    field = fields.filter(id=said.field_id).first()
    if field is None:
        raise NotThere
    if field.retired_at is not None:
        raise AlreadyRetired
    field.retired_at = at
    field.save(update_fields=["retired_at"])
    record(FieldRetired(field=str(field.id)), by=by, at=at)
    return RetiredField(field.id)
