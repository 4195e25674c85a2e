"""Give the tickets of a class, or all of them, a field on the desk."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refusals.desk import FieldIsMalformed, FieldIsThere
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.may import require_owner
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.desk import FieldDefined
from makegood.tickets.models import FieldRule

CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
LONGEST_NAME: Final = 80
LONGEST_CLASS: Final = 40
MOST_CHOICES: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class NewField:
    """`issue_class` is empty for all; `choices` belong to the kind "choice" alone."""

    code: str
    name: str
    kind: str
    issue_class: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Defined:
    field_id: UUID


@command
def define_field(said: NewField, *, by: Actor, key: str, at: datetime) -> Defined:
    """Define it; it stands behind those that are there.

    Raises NotAllowed unless by an owner, FieldIsMalformed with the part that is wrong,
    FieldIsThere.
    """
    require_owner(by)
    name, choices = one_line(said.name), tuple(one_line(one) for one in said.choices)
    for part, is_sound in (
        ("code", CODE.fullmatch(said.code) is not None),
        ("name", 0 < len(name) <= LONGEST_NAME),
        ("kind", said.kind in FieldRule.Kind.values),
        ("issue_class", len(said.issue_class) <= LONGEST_CLASS),
        ("choices", _are_sound(choices, said.kind)),
    ):
        if not is_sound:
            raise FieldIsMalformed(part=part)
    ours = FieldRule.objects.filter(brand=by.brand_id)
    if ours.filter(code=said.code).exists():
        raise FieldIsThere(code=said.code)
    field = FieldRule.objects.create(
        id=new_id(at),
        brand_id=by.brand_id,
        code=said.code,
        issue_class=said.issue_class,
        name=name,
        kind=said.kind,
        choices=list(choices),
        position=ours.count(),
    )
    record(FieldDefined(field=str(field.id)), by=by, at=at)
    return Defined(field.id)


def _are_sound(choices: tuple[str, ...], kind: str) -> bool:
    if kind != FieldRule.Kind.CHOICE:
        return not choices
    fits = all(0 < len(one) <= LONGEST_NAME for one in choices)
    return fits and 2 <= len(set(choices)) == len(choices) <= MOST_CHOICES
