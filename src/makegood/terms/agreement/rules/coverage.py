"""Which requests are covered, which are paid for, and which are refused?"""

from typing import Annotated, Literal

from pydantic import AfterValidator, model_validator

from makegood.terms.agreement.checks import ClauseNumber, Days, Id, wrong
from makegood.terms.agreement.rules.conditions import When
from makegood.terms.agreement.rules.rule import Named, Rule, each_id_once


class Coverage(Named):
    """What becomes of a request to which this rule applies; the first one that does decides.

    With `judged_by` staff the rule may be used, but only somebody of staff does so, with evidence;
    until then the rules below it decide. `tier` is that of the ticket: a paid one of what is
    payable; what is covered falls under the first that is not paid, if it names none. With
    `evidence` article, staff name a page of the documentation that answers it. The verdict cites
    `rests_on` too, such as a disclaimer.
    """

    clause: ClauseNumber
    when: When = {}
    outcome: Literal["covered", "payable", "refused"]
    tier: Id | None = None
    judged_by: Literal["staff"] | None = None
    evidence: Literal["article"] | None = None
    rests_on: ClauseNumber | None = None

    @model_validator(mode="after")
    def _tier_of_a_ticket(self) -> "Coverage":
        if self.outcome == "payable" and self.tier is None:
            raise wrong("It is payable, but under no tier.", "Write the `tier` that is paid for.")
        if self.outcome == "refused" and self.tier is not None:
            raise wrong("What is refused has no tier.", "Take `tier` away.")
        return self

    @model_validator(mode="after")
    def _evidence_of_a_judge(self) -> "Coverage":
        if self.evidence is not None and self.judged_by is None:
            raise wrong(
                "Evidence is named by whoever judges, and nobody does.",
                'Write judged_by = "staff", or take `evidence` away.',
            )
        return self


class Objection(Rule):
    """For how long a customer may object to a verdict, once; somebody else looks at it.

    Days are of 24 hours, from the verdict on.
    """

    clause: ClauseNumber
    within_days: Days


class Access(Rule):
    """Whether access details may be asked for, and whether a backup is confirmed before.

    Without this table they are never asked for.
    """

    clause: ClauseNumber
    may_be_asked: bool
    confirm_backup: bool


type Coverages = Annotated[tuple[Coverage, ...], AfterValidator(each_id_once)]
