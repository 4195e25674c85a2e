"""What does the vendor owe for a breach, up to how much, and where does it go?"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from makegood.terms.agreement.checks import (
    ClauseNumber,
    Count,
    Days,
    Id,
    Ids,
    Percent,
    Sum,
    Units,
    Within,
    wrong,
)
from makegood.terms.agreement.rules.conditions import When
from makegood.terms.agreement.rules.rule import Named, Rule, each_id_once

type Base = Literal["paid", "list_price", "fee"]
type Destination = Literal["wallet", "original_payment", "credits", "window"]


class Share(Rule):
    """A share of a base that grows evenly from `from_percent` at the first second of delay.

    It reaches `to_percent` once the delay is `over`, and stays there.
    """

    of: Base
    from_percent: Percent
    to_percent: Percent
    over: Within | None = None

    @model_validator(mode="after")
    def _grows(self) -> "Share":
        if self.from_percent > self.to_percent:
            raise wrong("The share shrinks with the delay.", "Write the smaller percent first.")
        if (self.over is None) != (self.from_percent == self.to_percent):
            raise wrong(
                "A share that grows says in what time, and only such a one.",
                'Write `over`, such as "24 hours", if the two percents differ.',
            )
        return self


class RemedyRule(Named):
    """What a breach of one of `promises` is worth.

    `share` of a base, an `amount` of money, so many `units`, or so many `days` of a window. With
    `decided` by staff, somebody who did not cause it decides between the least and the greatest
    share, with a reason. Later breaches of the same ticket give `again`: each the same, the
    difference to the greatest share, or nothing. Only a guarantee has remedies, and the first one
    that applies counts.
    """

    clause: ClauseNumber
    promises: Ids  # of promises and escalations
    when: When = {}
    share: Share | None = None
    amount: Sum | None = None
    units: Units | None = None
    days: Days | None = None
    goes_to: Destination
    decided: Literal["by_rule", "by_staff"]
    again: Literal["each", "difference_to_most", "once"] = "each"
    caps: tuple[Id, ...] = ()
    claim_within_days: Days | None = None  # None: no claim is needed
    appeal_within_days: Days | None = None

    @model_validator(mode="after")
    def _one_form(self) -> "RemedyRule":
        forms = (self.share, self.amount, self.units, self.days)
        if sum(form is not None for form in forms) != 1:
            raise wrong(
                "A remedy has one form.", "Write one of `share`, `amount`, `units` and `days`."
            )
        return self


class Cap(Named):
    """All remedies that name it give no more than a share of a base, for each of something."""

    clause: ClauseNumber
    percent: Percent
    of: Base
    for_each: Literal["ticket", "purchase", "month"]


class Band(Rule):
    """Below this share of promises kept, in percent, so many percent of the base are owed."""

    below_percent: Annotated[Percent, Field(ge=1, le=100)]
    gives_percent: Annotated[Percent, Field(ge=1)]


class Attainment(Named):
    """What is owed when too few of the promises of a period were kept.

    Periods with fewer than `sample` promises give nothing. The lowest band that fits counts.
    """

    clause: ClauseNumber
    promises: Ids
    when: When = {}
    every: Literal["month", "quarter"]
    sample: Count
    of: Base
    band: Annotated[tuple[Band, ...], Field(min_length=1)]
    goes_to: Destination
    caps: tuple[Id, ...] = ()
    claim_within_days: Days | None = None


class Payout(Rule):
    """From when on money in the wallet can be withdrawn, and how."""

    clause: ClauseNumber
    after_days: Count
    ends: Literal["end_of_day", "instant"] = "end_of_day"
    to: Literal["paypal", "bank", "original_payment"]
    at_least: Sum | None = None


class Wallet(Rule):
    """Money that the vendor owes: it can be spent at once, and withdrawn later."""

    clause: ClauseNumber
    payout: Payout | None = None


type RemedyRules = Annotated[tuple[RemedyRule, ...], AfterValidator(each_id_once)]
type Caps = Annotated[tuple[Cap, ...], AfterValidator(each_id_once)]
type Attainments = Annotated[tuple[Attainment, ...], AfterValidator(each_id_once)]
