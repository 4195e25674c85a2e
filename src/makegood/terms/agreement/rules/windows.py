"""For how long does a purchase carry support or updates, and what does a renewal cost?"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from makegood.terms.agreement.checks import (
    ClauseNumber,
    Count,
    Days,
    ForPeriod,
    Id,
    Percent,
    Sum,
    growing,
    wrong,
)
from makegood.terms.agreement.rules.conditions import When
from makegood.terms.agreement.rules.rule import Named, Rule, each_id_once

type RemindDays = Annotated[
    tuple[Annotated[int, Field(ge=-365, le=365)], ...], AfterValidator(growing)
]


class LateRenewal(Rule):
    """What a renewal after the end costs beside its price.

    Up to `grace_days` after the end it is as if in time. Later, `fee` or `fee_percent` of the list
    price is added, and from `reinstated_after_days` on, with `back_pay`, also the price of each
    period that was left out.
    """

    clause: ClauseNumber
    grace_days: Count = 0
    fee: Sum | None = None
    fee_percent: Percent | None = None
    reinstated_after_days: Days | None = None
    back_pay: bool = False

    @model_validator(mode="after")
    def _one_fee(self) -> "LateRenewal":
        if self.fee is not None and self.fee_percent is not None:
            raise wrong("There are two fees.", "Write `fee` or `fee_percent`.")
        if self.back_pay and self.reinstated_after_days is None:
            raise wrong(
                "Nothing says from when on missed periods are paid.",
                "Write `reinstated_after_days`.",
            )
        if (self.reinstated_after_days or self.grace_days) < self.grace_days:
            raise wrong(
                f"It is reinstated after {self.reinstated_after_days} days, but the grace is"
                f" {self.grace_days}.",
                "Reinstate after the grace.",
            )
        return self


class OtherClause(Rule):
    """The clause of a part of a rule, where it is not that of the whole."""

    clause: ClauseNumber


class Renewal(Rule):
    """How a window is prolonged, and what for.

    Its price is `percent_of_list` or `price`. `early`: before the end the period is added after
    the present end, or runs from the payment. `late`: after it, it runs from the payment, or from
    the end, so that there is no gap. Either may rest on a clause of its own, that of `in_time` or
    `after_the_end`. A checkout begun in time counts if it clears in `checkout_days`.
    """

    clause: ClauseNumber
    length: ForPeriod
    percent_of_list: Percent | None = None
    price: Sum | None = None
    discounts: bool = False
    early: Literal["after_present_end", "from_payment"]
    late: Literal["from_payment", "from_end"]
    checkout_days: Count = 0
    remind_days: RemindDays = ()  # before (-7) and after (7) the end
    in_time: OtherClause | None = None
    after_the_end: OtherClause | None = None
    late_fee: LateRenewal | None = None

    @model_validator(mode="after")
    def _one_price(self) -> "Renewal":
        if (self.percent_of_list is None) == (self.price is None):
            raise wrong("A renewal has one price.", "Write `percent_of_list` or `price`.")
        return self


class WindowRule(Named):
    """A time that begins with something, and in which a purchase carries something.

    It ends with the last instant of its last day on the agreement's clocks, or at the very second.
    A rule can ask for its state by its id: "active", "ended" or "none". A window that is
    `renewed_with` another is prolonged whenever that one is, for that one's price alone.
    """

    clause: ClauseNumber
    when: When = {}
    length: ForPeriod
    begins: Literal["purchase", "clearing", "report", "confirmation", "activation"]
    ends: Literal["end_of_day", "instant"] = "end_of_day"
    renewal: Renewal | None = None
    renewed_with: Id | None = None

    @model_validator(mode="after")
    def _renewed_once(self) -> "WindowRule":
        if self.renewal is not None and self.renewed_with is not None:
            raise wrong(
                f"`{self.id}` is renewed by itself and with `{self.renewed_with}`.",
                "Write `renewal` or `renewed_with`.",
            )
        return self


class Compatibility(Rule):
    """Service is given for the versions that were advertised on the day of the purchase.

    A rule can ask for it as `platform`: "compatible", "incompatible" or, not yet told, unknown.
    """

    clause: ClauseNumber
    as_advertised: Literal["at_purchase", "today"]


class Downloads(Rule):
    """Which releases may be downloaded: all while the window is open, then those until its end.

    The release that was bought always may. `security_fixes` may be had after the end, too.
    """

    clause: ClauseNumber
    window: Id | None = None
    after_end: Literal["released_in_window", "bought_only"]
    security_fixes: bool = False
    link_minutes: Annotated[int, Field(ge=1, le=1440)] = 15


type WindowRules = Annotated[tuple[WindowRule, ...], AfterValidator(each_id_once)]
