"""Which requests are covered, which are paid for, and which are refused?"""

from typing import Annotated, Literal

from pydantic import AfterValidator

from makegood.terms.agreement.checks import ClauseNumber, Days, Id
from makegood.terms.agreement.rules.conditions import When
from makegood.terms.agreement.rules.rule import Named, Rule, each_id_once


class Coverage(Named):
    """What becomes of a request to which this rule applies; the first one that does decides.

    With `judged_by` staff the rule may be used, but only somebody of staff does so, with evidence;
    until then the rules below it decide.
    """

    clause: ClauseNumber
    when: When = {}
    outcome: Literal["covered", "payable", "refused"]
    tier: Id | None = None  # of a payable ticket
    judged_by: Literal["staff"] | None = None


class Objection(Rule):
    """For how long a customer may object to a verdict, once; somebody else looks at it."""

    clause: ClauseNumber
    within_days: Days


class Access(Rule):
    """Whether access details may be asked for, and what the customer confirms before."""

    clause: ClauseNumber
    may_be_asked: bool
    confirm_backup: bool


type Coverages = Annotated[tuple[Coverage, ...], AfterValidator(each_id_once)]
