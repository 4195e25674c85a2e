"""What is a breach worth before anything is cut: at least, as computed, and at most?"""

from dataclasses import dataclass
from typing import Literal

from makegood.terms.agreement.lengths import Length
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.remedies import Base, RemedyRule, Share
from makegood.terms.promises.clocks import clock_of, counted
from makegood.terms.promises.owed import calendar_of
from makegood.terms.remedies.breach import Breach
from makegood.terms.values import Money, started

type Kind = Literal["money", "units", "days"]


class OtherCurrency(ValueError):
    """Sums of one purchase are in different currencies."""


@dataclass(frozen=True, slots=True)
class Bases:
    """The sums of a purchase that shares are reckoned of, as far as they are known.

    `paid` is what was paid for the product itself, net of discounts; `returned` is how much of it
    was given back otherwise than by a remedy.
    """

    paid: Money | None = None
    list_price: Money | None = None
    fee: Money | None = None
    returned: int = 0

    def of(self, base: Base) -> Money | None:
        """The sum of that name."""
        sums = {"paid": self.paid, "list_price": self.list_price, "fee": self.fee}
        return sums[base]


@dataclass(frozen=True, slots=True)
class Worth:
    """So much money in minor units, so many units, or so many days."""

    kind: Kind
    currency: str  # "" where it is no money
    least: int
    computed: int
    most: int
    base: Money | None = None  # what it is a share of


def worth(
    agreement: Agreement, rule: RemedyRule, breach: Breach, *, bases: Bases, until: int
) -> Worth | None:
    """What the breach is worth at the second `until`; None if the sum it is a share of is unknown.

    Sums are rounded up to the minor unit. Source: [[remedy]], docs/terms/remedies.md.
    """
    if rule.share is not None:
        return _share(agreement, rule.share, breach, bases=bases, until=until)
    if rule.amount is not None:
        return _fixed("money", rule.amount.minor, rule.amount.currency)
    if rule.units is not None:
        return _fixed("units", rule.units)
    assert rule.days is not None, "a remedy has one form"
    return _fixed("days", rule.days)


def _fixed(kind: Kind, size: int, currency: str = "") -> Worth:
    return Worth(kind, currency, size, size, size)


def _share(
    agreement: Agreement, share: Share, breach: Breach, *, bases: Bases, until: int
) -> Worth | None:
    base = bases.of(share.of)
    if base is None:
        return None
    least = started(base.minor * share.from_percent, per=100)
    most = started(base.minor * share.to_percent, per=100)
    computed = most
    if share.over is not None:
        grown, over = _grown(agreement, share.over, breach, until)
        parts = share.from_percent * over + (share.to_percent - share.from_percent) * grown
        computed = started(base.minor * parts, per=100 * over)
    return Worth("money", base.currency, least, computed, most, base)


def _grown(agreement: Agreement, over: Length, breach: Breach, until: int) -> tuple[int, int]:
    """How far the delay has come on its way, and how long that is: nowhere in its first second.

    Where days are counted it goes by whole ones.
    """
    promise = breach.promise
    end = until if promise.stopped_at is None else promise.stopped_at
    clock = clock_of(agreement, over, calendar_of(agreement, promise.rule))
    late = counted(clock, breach.at, end, promise.pauses)
    if over.seconds is None:
        return late, over.amount
    way = max(over.seconds - 1, 1)
    return min(max(late - 1, 0), way), way
