"""How does a table of another program tell what happened on tickets?

A mapping file says which columns hold what, and what such a log can't know. It is TOML, read as
strictly as an agreement.
"""

from typing import Annotated, Literal

from pydantic import Field

from makegood.terms.agreement.checks import Id, Name, ZoneName
from makegood.terms.agreement.flaw import AgreementFlawed, Flaw
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.agreement.rules.rule import Rule
from makegood.terms.agreement.shape import shaped
from makegood.terms.agreement.text import read_text
from makegood.terms.promises.history import Label, What

type Words = Annotated[str, Field(max_length=200)]


class Log(Rule):
    """Which column names the ticket, which the time of a row, and how times are written.

    `time` is a pattern of strptime, or "iso"; the clocks are those of `zone`. Without `at` there is
    a row for each ticket. A cell of `missing` is empty. Rows of one ticket stand together.
    `cannot_know` is what one must not conclude from such a log; it is printed with every result.
    """

    ticket: Name
    at: Name | None = None
    time: Name
    zone: ZoneName
    missing: tuple[Words, ...] = ()
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    cannot_know: tuple[Name, ...] = ()


class InstantColumn(Rule):
    """A column that holds the instant of something, in the earliest or latest row of a ticket."""

    what: What
    column: Name
    row: Literal["first", "last"] = "first"


class LabelColumn(Rule):
    """A column that holds a label: what its words mean, the first that the agreement knows.

    Words that are not listed mean `otherwise`, or nothing.
    """

    what: Label
    column: Name
    values: dict[Words, tuple[Id, ...]]
    otherwise: tuple[Id, ...] = ()


class StateColumn(Rule):
    """What it means when a row shows another value in a column than the row before it.

    `changes` is meant by any other value but a missing one, the first one included.
    """

    column: Name
    changes: tuple[What, ...] = ()
    becomes: dict[Words, tuple[What, ...]] = {}
    leaves: dict[Words, tuple[What, ...]] = {}


class FactColumn(Rule):
    """A column that holds a fact of the agreement, by the words of its last row."""

    fact: Id
    column: Name
    values: dict[Words, Value]


class PaidColumn(Rule):
    """A column that holds what the product of a ticket cost, such as "49.90 EUR".

    With a `currency` its cells hold the number alone.
    """

    column: Name
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None


class Map(Rule):
    """The whole of a mapping file.

    `known` are facts that are taken to be so on every ticket: of several values, the first that the
    agreement knows.
    """

    log: Log
    instant: Annotated[tuple[InstantColumn, ...], Field(min_length=1)]
    label: tuple[LabelColumn, ...] = ()
    state: tuple[StateColumn, ...] = ()
    fact: tuple[FactColumn, ...] = ()
    paid: PaidColumn | None = None
    known: dict[Id, Value | tuple[Value, ...]] = {}


def read_map(file: str, source: str) -> Map:
    """The map that a file holds. Raises AgreementFlawed with every flaw."""
    text = read_text(file, source)
    if isinstance(text, Flaw):
        raise AgreementFlawed((text,))
    found = shaped(Map, text)
    if isinstance(found, tuple):
        raise AgreementFlawed(tuple(sorted(set(found))))
    return found
