"""What are unused units worth when they are paid back, and when do they expire?"""

from dataclasses import dataclass
from datetime import datetime

from makegood.terms.agreement.amounts import written
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.rates import Unspent
from makegood.terms.ruling import Because, Ruling
from makegood.terms.values import Money, started
from makegood.terms.worktime.dates import last_of_day_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """The units of one purchase: what was paid for all of them, and where they are.

    `returned` are those that were paid back before, for `refunded` in all.
    """

    units: int
    paid: Money
    used: int
    held: int
    returned: int
    refunded: Money

    def __post_init__(self) -> None:
        assert min(self.used, self.held, self.returned, self.left) >= 0
        assert 0 <= self.refunded.minor <= self.paid.minor
        assert self.refunded.currency == self.paid.currency

    @property
    def left(self) -> int:
        """Units that are neither used, nor set aside, nor paid back."""
        return self.units - self.used - self.held - self.returned


def rule_on_unspent(agreement: Agreement, *, bought: Bought, single: Money) -> Ruling[Money]:
    """What is paid back for all units of a purchase that are left.

    `single` is the price of one unit alone, in the currency that was paid; it counts where used
    units are priced anew, and those set aside count as used. Rounded up to a minor unit; never
    more than was paid, in all its parts together. Source: table [unspent], docs/terms/unspent.md.
    """
    assert single.currency == bought.paid.currency
    rule = agreement.rules.unspent
    if rule is None:
        packs = agreement.rules.packs
        assert packs, "units are bought only where there are [packs]"
        return _nothing(packs.clause, bought)
    if rule.refund == "nothing":
        return _nothing(rule.clause, bought)
    return _worth(rule, bought, single)


def expires_at(agreement: Agreement, *, bought_at: datetime) -> datetime | None:
    """The last second in which units bought then can be used; None if they do not expire.

    The last of so many days after that of the purchase, on the agreement's clocks.
    Source: table [unspent], docs/terms/unspent.md.
    """
    rule = agreement.rules.unspent
    if rule is None or rule.expire_after_days is None:
        return None
    return last_of_day_after(agreement.zone, bought_at, days=rule.expire_after_days)


def _nothing(clause: str, bought: Bought) -> Ruling[Money]:
    none = Money(0, bought.paid.currency)
    return Ruling(none, (Because(clause, "unspent_is_kept", (("left", bought.left),)),))


def _worth(rule: Unspent, bought: Bought, single: Money) -> Ruling[Money]:
    """Reckoned for all that was ever paid back, less what was: so parts never come to more."""
    unused = bought.left + bought.returned
    worth = started(bought.paid.minor * unused, per=bought.units)
    facts: tuple[tuple[str, int | str], ...] = (("left", bought.left), ("units", bought.units))
    finding = "unspent_at_price_paid"
    if rule.refund == "single_price":
        spent = bought.used + bought.held
        worth = min(worth, bought.paid.minor - spent * single.minor)
        facts = (*facts, ("spent", spent), ("single", written(single)))
        finding = "used_at_single_price"
    back = max(0, worth - bought.refunded.minor) if bought.left else 0
    refund = Money(back, bought.paid.currency)
    steps = (Because(rule.clause, finding, (*facts, ("refund", written(refund)))),)
    return Ruling(refund, steps)
