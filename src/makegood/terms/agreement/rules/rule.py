"""What do all tables of an agreement have in common?"""

from pydantic import BaseModel, ConfigDict

from makegood.terms.agreement.checks import Id, each_once


class Rule(BaseModel):
    """A table of the file: unknown keys are refused, and nothing is turned into another type."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Named(Rule):
    """A table of which there are several, told apart by `id`."""

    id: Id


def each_id_once[Item: Named](items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The tables, if no two bear the same id."""
    each_once(tuple(item.id for item in items), "id")
    return items
