"""What happens to purchases. Moments are written as ISO 8601 has them."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseRecorded(Fact):
    """A company bought a product. It accepted that version; `sheet` was advertised that day.

    `list_minor` is the list price of that day in the currency that was paid, `release` the newest
    that was out.
    """

    kind: ClassVar = "purchase.recorded"
    purchase: str
    company: str
    product: str
    edition: str
    release: str | None
    agreement_version: str
    accepted_by: str
    bought_at: str
    paid_minor: int
    currency: str
    list_minor: int | None
    seats: int
    plan: str
    sheet: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseCleared(Fact):
    """A purchase is paid for, since that moment: its windows run."""

    kind: ClassVar = "purchase.cleared"
    purchase: str
    cleared_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRenewed(Fact):
    """A window of a purchase was renewed, and so was each that is renewed with it.

    `list_minor` is the list price that the price was reckoned from, if one was.
    """

    kind: ClassVar = "window.renewed"
    purchase: str
    renewal: str
    window: str
    paid_at: str
    checkout_at: str | None
    paid_minor: int
    currency: str
    list_minor: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseEnded(Fact):
    """A purchase was undone at that moment, and its windows end with it."""

    kind: ClassVar = "purchase.ended"
    purchase: str
    ended_at: str
    why: str
