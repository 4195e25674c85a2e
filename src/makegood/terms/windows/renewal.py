"""What does a renewal bring, and what does it cost?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.windows import LateRenewal, Renewal, WindowRule
from makegood.terms.ruling import Because, Ruling
from makegood.terms.values import Money, nearest, whole
from makegood.terms.windows.window import Window, begun_at, prolonged, rule_of
from makegood.terms.worktime.dates import day_of, last_of_day_after
from makegood.terms.worktime.zone import instant, second


@dataclass(frozen=True, slots=True)
class Line:
    """What is paid for: "renewal", "late_fee" or "missed_periods"."""

    what: str
    price: Money


@dataclass(frozen=True, slots=True)
class Renewed:
    """The window as it is from the renewal on, what it costs, and for how long there was none."""

    window: Window
    lines: tuple[Line, ...]
    gap_seconds: int

    @property
    def price(self) -> Money:
        """All lines together; they are in one currency."""
        return Money(sum(line.price.minor for line in self.lines), self.lines[0].price.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """What is paid for a renewal, and when.

    `list_price` is that of the product on the day, whatever was paid for it once. A checkout that
    was begun earlier can count in its place; a discount in percent counts where the rule allows it.
    """

    paid_at: datetime
    list_price: Money
    checkout_at: datetime | None = None
    discount_percent: int = 0


class OtherCurrency(ValueError):
    """The list price and a sum of the rule are in different currencies."""


def rule_on_renewal(
    agreement: Agreement, window_id: str, *, window: Window, payment: Payment
) -> Ruling[Renewed]:
    """The window after a renewal, and its price; `window` is the last one so far.

    A share of the list price is rounded to the nearest minor unit, halves up, and a discount on it
    down. Raises OtherCurrency. The window's rule, or that of the one it is renewed with, has a
    renewal. Source: [window.renewal], docs/terms/renewals.md.
    """
    rule = rule_of(agreement, window_id)
    renewal = renewal_of(agreement, rule)
    paid = instant(second(payment.paid_at))
    late = _how_late(agreement, renewal, window, payment)
    renewed = _paid_late if late else _paid_in_time
    after, finding, missed = renewed(agreement, rule, window, paid)
    lines = _lines(renewal, payment, late_days=late, missed=missed)
    gap = max(0, second(after.begins_at) - second(window.ends_at) - 1)
    facts = (("ends", after.ends_at.isoformat()), ("gap", gap))
    because = [Because(_clause_of_time(renewal, is_late=late > 0), finding, facts)]
    because += [_because(renewal, line, missed) for line in lines]
    if payment.discount_percent and not renewal.discounts:
        refused = (("percent", payment.discount_percent),)
        because.append(Because(renewal.clause, "no_discounts", refused))
    return Ruling(Renewed(after, lines, gap), tuple(because))


def renewal_of(agreement: Agreement, rule: WindowRule) -> Renewal:
    """How a window is renewed: by its own rule, or by that of the window it is renewed with."""
    renewal = rule.renewal
    if renewal is None and rule.renewed_with is not None:
        renewal = rule_of(agreement, rule.renewed_with).renewal
    assert renewal, "only a window that can be renewed is"
    return renewal


def _how_late(agreement: Agreement, renewal: Renewal, window: Window, payment: Payment) -> int:
    """How many days after the end it is paid; 0 in time, in the days of grace, or where a checkout
    that was begun in time cleared soon enough. A begun day counts.
    """
    paid, checkout_at = instant(second(payment.paid_at)), payment.checkout_at
    grace = renewal.late_fee.grace_days if renewal.late_fee else 0
    if paid <= _days_after_end(agreement, window, grace):
        return 0
    begun = instant(second(checkout_at)) if checkout_at else None
    if begun and begun <= window.ends_at and paid <= begun + timedelta(renewal.checkout_days):
        return 0
    day = day_of(agreement.zone, paid) - day_of(agreement.zone, window.ends_at)
    return max(1, day.days)


def _clause_of_time(renewal: Renewal, *, is_late: bool) -> str:
    other = renewal.after_the_end if is_late else renewal.in_time
    return (other or renewal).clause


def _days_after_end(agreement: Agreement, window: Window, days: int) -> datetime:
    """The last second of the so many days after the end; the end itself for none."""
    if not days:
        return window.ends_at
    return last_of_day_after(agreement.zone, window.ends_at, days=days)


def _paid_in_time(
    agreement: Agreement, rule: WindowRule, window: Window, paid: datetime
) -> tuple[Window, str, int]:
    """The window then, the finding, and no missed period."""
    renewal = renewal_of(agreement, rule)
    if renewal.early == "from_payment" and paid <= window.ends_at:
        anew = begun_at(agreement, rule, renewal.length, paid)
        return (anew if anew.ends_at > window.ends_at else window), "runs_from_payment", 0
    return prolonged(agreement, rule, window, renewal.length), "added_after_the_end", 0


def _paid_late(
    agreement: Agreement, rule: WindowRule, window: Window, paid: datetime
) -> tuple[Window, str, int]:
    """The window then, the finding, and how many whole periods lie before the payment."""
    renewal = renewal_of(agreement, rule)
    covering, missed = prolonged(agreement, rule, window, renewal.length), 0
    while covering.ends_at < paid:
        covering, missed = prolonged(agreement, rule, covering, renewal.length), missed + 1
    if renewal.late == "from_payment":
        return begun_at(agreement, rule, renewal.length, paid), "runs_from_payment", missed
    return covering, "runs_from_the_end", missed


def _lines(renewal: Renewal, payment: Payment, *, late_days: int, missed: int) -> tuple[Line, ...]:
    list_price = payment.list_price
    full = _share(renewal.price, renewal.percent_of_list, list_price)
    off = payment.discount_percent if renewal.discounts else 0
    price = Money(full.minor - whole(full.minor * off, per=100), full.currency)
    lines = [Line("renewal", price)]
    rule = renewal.late_fee
    if rule and late_days and (rule.fee is not None or rule.fee_percent is not None):
        lines.append(Line("late_fee", _share(rule.fee, rule.fee_percent, list_price)))
    if rule and missed and _is_reinstated(rule, late_days):
        lines.append(Line("missed_periods", Money(price.minor * missed, price.currency)))
    if len({line.price.currency for line in lines}) > 1:
        raise OtherCurrency
    return tuple(lines)


def _is_reinstated(rule: LateRenewal, late_days: int) -> bool:
    after = rule.reinstated_after_days
    return rule.back_pay and after is not None and late_days > after


def _share(fixed: Money | None, percent: int | None, of: Money) -> Money:
    if fixed is not None:
        return fixed
    return Money(nearest(of.minor * (percent or 0), per=100), of.currency)


def _because(renewal: Renewal, line: Line, missed: int) -> Because:
    late = renewal.late_fee
    clause = late.clause if late and line.what != "renewal" else renewal.clause
    facts: tuple[tuple[str, int | str], ...] = (
        ("minor", line.price.minor),
        ("currency", line.price.currency),
    )
    if line.what == "missed_periods":
        return Because(clause, "missed_periods_cost", (*facts, ("periods", missed)))
    if line.what == "late_fee":
        return Because(clause, "late_fee_is_due", facts)
    if renewal.percent_of_list is not None:
        return Because(clause, "share_of_list", (*facts, ("percent", renewal.percent_of_list)))
    return Because(clause, "fixed_price", facts)
