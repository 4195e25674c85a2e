"""Note something in a field of a ticket."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.desk import ValueDoesNotFit
from makegood.commands.refused import NotThere
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.room import require_room
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.desk import TicketFieldSet
from makegood.tickets.models import FieldRule
from makegood.tickets.organising import fields_of

LONGEST_VALUE: Final = 500
LONGEST_NUMBER: Final = 15  # digits
YES_NO: Final = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldValue:
    """`value` as it is typed: a number in digits, "yes" or "no", a choice; empty takes it out."""

    ticket_id: UUID
    field_id: UUID
    value: str


@dataclass(frozen=True, slots=True)
class FieldNoted:
    code: str


@command
def set_field(said: FieldValue, *, by: Actor, key: str, at: datetime) -> FieldNoted:
    """Note it. Only staff see it.

    Raises NotAllowed for customers and machines, NotThere for the ticket or for a field that its
    class does not have, ValueDoesNotFit with the kind, TooLong.
    """
    require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    field = fields_of(ticket).filter(id=said.field_id).first()
    if field is None:
        raise NotThere
    value = one_line(said.value)
    require_room([("value", value)], most=LONGEST_VALUE)
    others = {code: noted for code, noted in ticket.fields.items() if code != field.code}
    ticket.fields = others | {field.code: _fitting(value, field)} if value else others
    ticket.save(update_fields=["fields"])
    record(TicketFieldSet(ticket=str(ticket.id), field=str(field.id)), by=by, at=at)
    return FieldNoted(field.code)


def _fitting(value: str, field: FieldRule) -> str | int | bool:
    kind = FieldRule.Kind(field.kind)
    if kind is FieldRule.Kind.TEXT or (kind is FieldRule.Kind.CHOICE and value in field.choices):
        return value
    is_number = value.isascii() and value.isdecimal() and len(value) <= LONGEST_NUMBER
    if kind is FieldRule.Kind.NUMBER and is_number:
        return int(value)
    if kind is FieldRule.Kind.YES_NO and value in YES_NO:
        return YES_NO[value]
    raise ValueDoesNotFit(kind=field.kind, code=field.code)
