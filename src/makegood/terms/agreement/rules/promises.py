"""What is owed by when, who is called if it is late, and what is owed for a breach?"""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from makegood.terms.agreement.checks import ClauseNumber, Id, Ids, Within, WithinTable, each_once
from makegood.terms.agreement.rules.conditions import When
from makegood.terms.agreement.rules.rule import Named, Rule, each_id_once

type Event = Literal[
    "opened",
    "customer_message",
    "accepted",
    "cleared",
    "reported",
    "confirmed",
    "reply",
    "assigned",
    "acknowledged",
    "escalated",
    "update",
    "corrected",
    "solved",
    "closed",
]
type Events = Annotated[tuple[Event, ...], Field(min_length=1), AfterValidator(each_once)]
type Pause = Literal["waiting_for_customer", "suspension"]
type Strength = Literal["target", "commitment", "guarantee"]


class PromiseRule(Named):
    """Something owed by an instant.

    The clock starts with one of `starts` and stops with one of `stops`; a reply is a person's.
    `each`: "once" from the first start; "unanswered": again from the first start after each stop;
    "cadence": again from each stop, until the ticket is solved. Where `by` names facts, `within`
    is a table of their values, the first fact outermost; "none" promises nothing there.
    """

    clause: ClauseNumber
    when: When = {}
    strength: Strength
    starts: Events
    stops: Events
    each: Literal["once", "unanswered", "cadence"] = "once"
    by: Ids | None = None
    within: WithinTable
    calendar: Id | None = None
    pauses: Annotated[tuple[Pause, ...], AfterValidator(each_once)] = ()
    not_before_clearing: bool = False
    deemed_after: Within | None = None  # silence after a stop counts as consent


class Step(Rule):
    """Who is called, and in what time from the start one of `stops` must have happened."""

    calls: Id
    within: Within
    stops: Events


class Escalation(Named):
    """A ladder of calls; a step that was missed is a promise that was broken."""

    clause: ClauseNumber
    when: When = {}
    strength: Strength
    starts: Events
    calendar: Id | None = None
    pauses: Annotated[tuple[Pause, ...], AfterValidator(each_once)] = ()
    not_before_clearing: bool = False
    step: Annotated[tuple[Step, ...], Field(min_length=1)]

    @cached_property
    def rungs(self) -> tuple[PromiseRule, ...]:
        """Each step as the promise that it is, under the id of the ladder."""
        return tuple(
            PromiseRule(
                id=self.id,
                clause=self.clause,
                when=self.when,
                strength=self.strength,
                starts=self.starts,
                stops=step.stops,
                within=step.within,
                calendar=self.calendar,
                pauses=self.pauses,
                not_before_clearing=self.not_before_clearing,
            )
            for step in self.step
        )


type PromiseRules = Annotated[tuple[PromiseRule, ...], AfterValidator(each_id_once)]
type Escalations = Annotated[tuple[Escalation, ...], AfterValidator(each_id_once)]
