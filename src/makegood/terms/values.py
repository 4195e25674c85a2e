"""In which units do the terms reckon? Each is its own type, so none can be taken for another."""

from dataclasses import dataclass
from typing import NewType

Credits = NewType("Credits", int)  # whole credits; never negative, never a fraction
WorkMinutes = NewType("WorkMinutes", int)  # minutes of a calendar's open time
WorkSeconds = NewType("WorkSeconds", int)  # seconds of a calendar's open time
Percent = NewType("Percent", int)  # 0..100


def started(amount: int, per: int) -> int:
    """How many portions of size `per` the amount has begun. Rounds up; `per` is above zero."""
    assert per > 0
    return -(-amount // per)


def whole(amount: int, per: int) -> int:
    """How many portions of size `per` the amount has filled. Rounds down; `per` is above zero."""
    assert per > 0
    return amount // per


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` are the smallest units of the currency (ISO 4217): cents, or whole yen."""

    minor: int
    currency: str


def currency_of(amount: int | Money) -> str | None:
    """What a sum of money is in; None for units."""
    return amount.currency if isinstance(amount, Money) else None


def nearest(amount: int, per: int) -> int:
    """The amount in portions of size `per`, to the nearest; halves go up. `per` is above zero."""
    assert per > 0
    return (2 * amount + per) // (2 * per)
