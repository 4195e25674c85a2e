"""Which of two values of a rule is better for the customer, where that can be told by itself?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from makegood.terms.agreement.lengths import Length, Period
from makegood.terms.agreement.written import written
from makegood.terms.values import Money

MONTHS_A_YEAR: Final = 12


class Favours(StrEnum):
    """Who gains by a change; nobody, where it hangs on the case, or on other rules."""

    CUSTOMER = "customer"
    VENDOR = "vendor"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a customer would wish a value to be.

    `best` is "more" or "less" of it, or names its choices, the best one last. `absent` says
    whether it is best or worst that the value is left out, if that can be told.
    """

    best: str | tuple[str, ...]
    absent: str = ""


MORE: Final = Wish("more")
LESS: Final = Wish("less")
MORE_OR_NEVER: Final = Wish("more", absent="best")
MORE_THAN_NONE: Final = Wish("more", absent="worst")
LESS_OR_NONE: Final = Wish("less", absent="best")
NO: Final = Wish(("true", "false"))
YES: Final = Wish(("false", "true"))
STRENGTH: Final = Wish(("target", "commitment", "guarantee"))
ON_A_REASON: Final = Wish(("with_reason", "never"))

# By the keys that lead to the value, without ids and numbers; cells of a matrix are one.
WISHES: Final[Mapping[str, Wish]] = {
    "coverage.outcome": Wish(("refused", "payable", "covered")),
    "objection.within_days": MORE,
    "rate.usual": LESS,
    "rate.least": LESS,
    "rate.most": LESS,
    "rate.above_usual": ON_A_REASON,
    "rate.outside": ON_A_REASON,
    "rate.needs_reason": YES,
    "work.an_hour": LESS,
    "work.step": LESS_OR_NONE,
    "work.at_least": LESS_OR_NONE,
    "surcharge.percent": LESS,
    "quota.amount": MORE,
    "quota.rollover.at_most": MORE,
    "quota.rollover.periods": MORE,
    "ceiling.beyond": Wish(("supplement", "vendors_cost")),
    "unspent.refund": Wish(("nothing", "single_price", "pro_rata")),
    "unspent.expire_after_days": MORE_OR_NEVER,
    "consumption.end_after_approval.gives_back": Wish(("nothing", "unworked")),
    "consumption.defect.charges": Wish(("as_agreed", "nothing")),
    "window.length": MORE,
    "window.renewal.length": MORE,
    "window.renewal.percent_of_list": LESS,
    "window.renewal.price": LESS,
    "window.renewal.discounts": YES,
    "window.renewal.early": Wish(("from_payment", "after_present_end")),
    "window.renewal.late": Wish(("from_end", "from_payment")),
    "window.renewal.checkout_days": MORE,
    "window.renewal.late_fee.grace_days": MORE,
    "window.renewal.late_fee.fee": LESS_OR_NONE,
    "window.renewal.late_fee.fee_percent": LESS_OR_NONE,
    "window.renewal.late_fee.reinstated_after_days": MORE_OR_NEVER,
    "window.renewal.late_fee.back_pay": NO,
    "downloads.after_end": Wish(("bought_only", "released_in_window")),
    "downloads.security_fixes": YES,
    "downloads.link_minutes": MORE,
    "promise.strength": STRENGTH,
    "promise.within": Wish("less", absent="worst"),
    "promise.not_before_clearing": NO,
    "promise.deemed_after": MORE_OR_NEVER,
    "escalation.strength": STRENGTH,
    "escalation.step.within": LESS,
    "escalation.not_before_clearing": NO,
    "remedy.share.from_percent": MORE,
    "remedy.share.to_percent": MORE,
    "remedy.share.over": LESS,
    "remedy.amount": MORE,
    "remedy.units": MORE,
    "remedy.days": MORE,
    "remedy.again": Wish(("once", "difference_to_most", "each")),
    "remedy.claim_within_days": MORE_OR_NEVER,
    "remedy.appeal_within_days": MORE_THAN_NONE,
    "cap.percent": MORE,
    "attainment.sample": LESS,
    "attainment.band.below_percent": MORE,
    "attainment.band.gives_percent": MORE,
    "attainment.claim_within_days": MORE_OR_NEVER,
    "wallet.payout.after_days": LESS,
    "wallet.payout.at_least": LESS_OR_NONE,
    "declares.notice_days": MORE,
    "amendment.notice_days": MORE,
}
# Tables that customers wish for, and such that they do not.
GIFTS: Final = ("objection", "quota", "quota.rollover", "window", "promise", "escalation", "remedy")
GIFTS_TOO: Final = ("escalation.step", "attainment", "attainment.band")
BURDENS: Final = ("surcharge", "cap", "window.renewal.late_fee")


def who_gains(keys: str, old: object, new: object) -> Favours:
    """Who gains when the value under these keys is another; None is one that is left out."""
    wish = WISHES.get(keys)
    if wish is None:
        return Favours.NOBODY
    if old is None or new is None:
        better = {"best": new is None, "worst": old is None}.get(wish.absent)
    elif isinstance(wish.best, tuple):
        better = _later(wish.best, written(old), written(new))
    else:
        better = _greater(old, new)
        if better is not None and wish.best == "less":
            better = not better
    return _gained(better)


def who_gains_by_table(keys: str, *, comes: bool) -> Favours:
    """Who gains when a whole table comes, or goes."""
    if keys in (*GIFTS, *GIFTS_TOO):
        return _gained(comes)
    return _gained(not comes) if keys in BURDENS else Favours.NOBODY


def _gained(better: bool | None) -> Favours:
    if better is None:
        return Favours.NOBODY
    return Favours.CUSTOMER if better else Favours.VENDOR


def _later(codes: tuple[str, ...], old: str, new: str) -> bool | None:
    """Whether the new code comes later; None if one is not among them."""
    return codes.index(new) > codes.index(old) if {old, new} <= set(codes) else None


def _greater(old: object, new: object) -> bool | None:
    """Whether the new value is greater; None if the two can't be compared."""
    measures = _measure(old), _measure(new)
    (kind, amount), (other_kind, other) = measures
    return other > amount if kind == other_kind and amount != other else None


def _measure(value: object) -> tuple[str, int]:
    """A value as so many of something; things of one kind can be compared."""
    match value:
        case Money():
            return value.currency, value.minor
        case Length():
            seconds = value.seconds
            kind = "working second" if value.works else "second"
            return (value.unit, value.amount) if seconds is None else (kind, seconds)
        case Period(amount, "year"):
            return "month", amount * MONTHS_A_YEAR
        case Period():
            return value.unit, value.amount
        case int():
            return "", value
        case _:
            return repr(value), 0
