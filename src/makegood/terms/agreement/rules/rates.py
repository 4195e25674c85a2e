"""What may a ticket cost, how does work become units or money, and what is included?"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from makegood.terms.agreement.checks import (
    Amount,
    ClauseNumber,
    Days,
    GrowingUnits,
    Id,
    Percent,
    Units,
    Within,
    wrong,
)
from makegood.terms.agreement.rules.conditions import When
from makegood.terms.agreement.rules.rule import Named, Rule, each_id_once
from makegood.terms.values import currency_of

STEP_UNITS = ("second", "minute", "hour")


class Packs(Rule):
    """How many units are sold at once."""

    clause: ClauseNumber
    units: GrowingUnits


class FreeRate(Named):
    """Tickets that cost nothing."""

    clause: ClauseNumber
    when: When = {}
    price: Literal["free"]


class UsualRate(Named):
    """What a ticket costs as a rule, and what a higher cost takes."""

    clause: ClauseNumber
    when: When = {}
    price: Literal["as_usual"]
    usual: Units
    above_usual: Literal["with_reason", "never"]


class RangeRate(Named):
    """From how much to how much a ticket may cost, and what a cost outside of it takes."""

    clause: ClauseNumber
    when: When = {}
    price: Literal["range"]
    least: Units
    most: Units
    outside: Literal["with_reason", "never"]

    @model_validator(mode="after")
    def _grows(self) -> "RangeRate":
        if self.least > self.most:
            raise wrong(f"It is {self.least} at least and {self.most} at most.", "Swap them.")
        return self


class RateOnRequest(Named):
    """Tickets with a quote of their own; above `second_person_above` two of staff agree to it."""

    clause: ClauseNumber
    when: When = {}
    price: Literal["on_request"]
    second_person_above: Amount | None = None
    needs_reason: bool = False


class HourlyRate(Named):
    """Tickets that cost what `[work]` makes of the time, up to a ceiling that is approved."""

    clause: ClauseNumber
    when: When = {}
    price: Literal["hourly"]


type Rate = Annotated[
    FreeRate | UsualRate | RangeRate | RateOnRequest | HourlyRate, Field(discriminator="price")
]
type Rates = Annotated[tuple[Rate, ...], AfterValidator(each_id_once)]


class Work(Rule):
    """What an hour of work costs, in units or in money.

    A ticket's time is summed, rounded up once to `step`, and costs `at_least` so much once work
    has begun.
    """

    clause: ClauseNumber
    an_hour: Amount
    step: Within | None = None
    at_least: Amount | None = None

    @model_validator(mode="after")
    def _of_one_kind(self) -> "Work":
        if self.at_least is not None and currency_of(self.at_least) != currency_of(self.an_hour):
            raise wrong(
                "An hour is paid in something else than the least.",
                "Write both in units, or both in one currency.",
            )
        if self.step is not None and self.step.unit not in STEP_UNITS:
            raise wrong(
                f"Work is not counted in steps of {self.step.unit}s.",
                'Write seconds, minutes or hours, such as "15 minutes".',
            )
        return self


class Surcharge(Named):
    """What work adds, in percent, for the part of it outside of some hours, or when it applies."""

    clause: ClauseNumber
    when: When = {}
    outside: Id | None = None  # a calendar
    percent: Annotated[Percent, Field(ge=1)]


class Rollover(Rule):
    """What was not used is carried over, at most so much, for so many further periods.

    For each seat, it is at most so much for each.
    """

    at_most: Units
    periods: Units


class Quota(Named):
    """So many tickets, or minutes of work, are included in each period.

    Quotas that fit are drawn in the order in which they stand; `for_each` seat multiplies. Months,
    quarters and years are those of the calendar on the agreement's clocks; a window is a purchase's
    own, anew with each renewal.
    """

    clause: ClauseNumber
    when: When = {}
    counts: Literal["tickets", "minutes"]
    amount: Units
    every: Literal["month", "quarter", "year", "window"]
    for_each: Literal["customer", "purchase", "seat"]
    rollover: Rollover | None = None


class Ceiling(Rule):
    """An approval has a ceiling: at how much of it both sides are warned, what lies beyond.

    At the ceiling the timer stops. `supplement`: a second quote for the difference; `vendors_cost`:
    what is worked beyond is not charged.
    """

    clause: ClauseNumber
    warns_at_percent: Annotated[Percent, Field(ge=1, le=99)]
    beyond: Literal["supplement", "vendors_cost"]


class Unspent(Rule):
    """What unused units are worth when they are paid back, and whether they expire.

    `pro_rata` at the price paid; `single_price`: used ones are counted at the price of a single.
    They expire with the end of the last of so many days after the purchase.
    """

    clause: ClauseNumber
    refund: Literal["pro_rata", "single_price", "nothing"]
    expire_after_days: Days | None = None


type Surcharges = Annotated[tuple[Surcharge, ...], AfterValidator(each_id_once)]
type Quotas = Annotated[tuple[Quota, ...], AfterValidator(each_id_once)]
