"""Which kinds of tickets, requests, plans and priorities are there, and which facts are asked?"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from makegood.terms.agreement.checks import ClauseNumber, Ids, Name, wrong
from makegood.terms.agreement.rules.conditions import When
from makegood.terms.agreement.rules.rule import Named, Rule, each_id_once


class Tier(Named):
    """A kind of support. A paid one costs something, and its tickets wait for an approval."""

    clause: ClauseNumber
    paid: bool


class IssueClass(Named):
    """What a ticket can be about, and which department works on it."""

    clause: ClauseNumber
    department: Name | None = None


class Plan(Named):
    """What a customer bought: promises, quotas and rates can depend on it."""

    clause: ClauseNumber


class Priority(Named):
    """How pressing a ticket is, the most pressing first; the form asks for its symptoms."""

    clause: ClauseNumber
    symptoms: Ids
    unless_said: bool = False  # the one of a ticket that says nothing


class Relabel(Rule):
    """The vendor may give a ticket another priority, with a reason that the customer reads.

    It is so without this table, too; then it rests on the clause of the new priority.
    """

    clause: ClauseNumber


class AskedFact(Named):
    """Something that must be known about a request before rules can decide.

    `asked_of` says who tells: the customer in the form, staff on the ticket, or Makegood's own
    records. A `choice` has its `choices`; those of others are empty.
    """

    clause: ClauseNumber
    kind: Literal["choice", "yes_no", "number"]
    asked_of: Literal["customer", "staff", "records"]
    choices: Ids | None = None
    when: When = {}

    @model_validator(mode="after")
    def _choices_of_a_choice(self) -> "AskedFact":
        if (self.kind == "choice") != (self.choices is not None):
            raise wrong(
                f"`{self.id}` is of kind {self.kind}.",
                'Write `choices` with kind = "choice", and only with it.',
            )
        return self


type Tiers = Annotated[tuple[Tier, ...], Field(min_length=1), AfterValidator(each_id_once)]
type IssueClasses = Annotated[
    tuple[IssueClass, ...], Field(min_length=1), AfterValidator(each_id_once)
]
type Plans = Annotated[tuple[Plan, ...], AfterValidator(each_id_once)]
type Priorities = Annotated[tuple[Priority, ...], AfterValidator(each_id_once)]
type AskedFacts = Annotated[tuple[AskedFact, ...], AfterValidator(each_id_once)]
