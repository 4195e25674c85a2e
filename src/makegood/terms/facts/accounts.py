"""What happens to a company's credits outside of a ticket's way."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsGranted(Fact):
    """Staff put bought units into the balance, as a lot. `price_minor` is for all of them."""

    kind: ClassVar = "units.granted"
    account: str
    lot: str
    units: int
    price_minor: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodwillGiven(Fact):
    """Staff gave units out of goodwill, for a ticket, as an entry of its own."""

    kind: ClassVar = "goodwill.given"
    account: str
    lot: str
    ticket: str
    units: int
