"""May a customer object to a verdict, until when, and who looks at it?"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from makegood.terms.agreement.model import Agreement
from makegood.terms.ruling import Because, Ruling


class Objects(StrEnum):
    """Whether an objection is taken."""

    ALLOWED = "allowed"
    TOO_LATE = "too_late"
    ONCE_ONLY = "once_only"
    NOT_FORESEEN = "not_foreseen"


@dataclass(frozen=True, slots=True)
class Objection:
    """Whether it is taken, and the last second in which it is; None where it is never."""

    answer: Objects
    until: datetime | None


def rule_on_objection(
    agreement: Agreement, *, decided_at: datetime, at: datetime, objected_before: bool
) -> Ruling[Objection]:
    """Whether a customer may object at `at` to what was decided at `decided_at`; the last second
    counts.

    Source: table [objection], docs/terms/coverage.md.
    """
    rule = agreement.rules.objection
    if rule is None:
        clause = agreement.tiers[0].clause
        return Ruling(
            Objection(Objects.NOT_FORESEEN, None), (Because(clause, "no_objection_is_foreseen"),)
        )
    until = decided_at + timedelta(days=rule.within_days)
    answer, finding = Objects.ALLOWED, "objection_is_in_time"
    if at > until:
        answer, finding = Objects.TOO_LATE, "objection_is_too_late"
    if objected_before:
        answer, finding = Objects.ONCE_ONLY, "objection_was_made"
    return Ruling(
        Objection(answer, until), (Because(rule.clause, finding, (("days", rule.within_days),)),)
    )


def rule_on_reviewer(agreement: Agreement, *, decided_by: str, reviewer: str) -> Ruling[bool]:
    """Whether somebody may look at an objection: anybody but whoever decided.

    Source: table [objection], docs/terms/coverage.md.
    """
    rule = agreement.rules.objection
    clause = rule.clause if rule else agreement.tiers[0].clause
    may = decided_by != reviewer
    return Ruling(may, (Because(clause, "reviewer_is_another" if may else "reviewer_decided"),))
