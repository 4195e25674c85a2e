"""When are units used, and who decides about what they are used for?"""

from typing import Literal

from pydantic import ValidationInfo, field_validator

from makegood.terms.agreement.checks import ClauseNumber, Days, GrowingDays, Roles, wrong
from makegood.terms.agreement.rules.rule import Rule


class ApprovalTakes(Rule):
    """What an approval does to its units: all are used at once, or set aside until worked."""

    clause: ClauseNumber
    takes: Literal["all", "nothing_yet"]


class Balance(Rule):
    """What becomes of an approval that takes more units than the balance holds: it is refused.

    It is so without this table, too; then it rests on the clause of the approval.
    """

    clause: ClauseNumber


class EndAfterApproval(Rule):
    """What comes back when work ends early after its approval: nothing, or what `[work]` left."""

    clause: ClauseNumber
    gives_back: Literal["nothing", "unworked"]


class Settlement(Rule):
    """When what was worked is charged, and as what: units that were set aside, or an invoice."""

    clause: ClauseNumber
    at: Literal["work", "solved"]
    charges: Literal["units", "invoice"]


class Defect(Rule):
    """What is charged where the cause proves to be the vendor's own defect; nothing if left out."""

    clause: ClauseNumber
    charges: Literal["nothing", "as_agreed"]


class Consumption(Rule):
    """When the units of a ticket are used."""

    approval: ApprovalTakes
    balance: Balance | None = None
    end_after_approval: EndAfterApproval
    settlement: Settlement | None = None
    defect: Defect | None = None


class Decision(Rule):
    """Who decides about a proposal, when they are reminded, and when it lapses, if ever.

    Days are of 24 hours, from the proposal on.
    """

    clause: ClauseNumber
    roles: Roles
    remind_after_days: GrowingDays = ()
    lapse_after_days: Days | None = None

    @field_validator("lapse_after_days")
    @classmethod
    def _after_the_reminders(cls, days: int | None, info: ValidationInfo) -> int | None:
        reminders = info.data.get("remind_after_days", ())
        if days is not None and reminders and days <= reminders[-1]:
            raise wrong(
                f"It lapses after {days} days, but a reminder is due after {reminders[-1]}.",
                "Let it lapse later, or remind earlier.",
            )
        return days
