"""How pressing is a ticket, by its symptoms, and may it be labelled anew?"""

from collections.abc import Collection
from enum import StrEnum

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.kinds import Priority
from makegood.terms.ruling import Because, Ruling


class Relabels(StrEnum):
    """Whether a ticket gets another priority."""

    ALLOWED = "allowed"
    NEEDS_REASON = "needs_reason"
    UNCHANGED = "unchanged"


def propose_priority(agreement: Agreement, symptoms: Collection[str]) -> Ruling[str]:
    """The most pressing priority that one of the symptoms points at; without any, the usual one.

    Symptoms are those of the agreement, which must have priorities.
    Source: table [[priority]], docs/terms/coverage.md.
    """
    for priority in agreement.rules.priority:
        for symptom in priority.symptoms:
            if symptom in symptoms:
                facts = (("priority", priority.id), ("symptom", symptom))
                return Ruling(priority.id, (Because(priority.clause, "symptom_points_at", facts),))
    assert not symptoms, "all symptoms are the agreement's"
    usual = next(priority for priority in agreement.rules.priority if priority.unless_said)
    return Ruling(
        usual.id, (Because(usual.clause, "no_symptom_is_said", (("priority", usual.id),)),)
    )


def rule_on_relabel(agreement: Agreement, *, now: str, to: str, reason: str) -> Ruling[Relabels]:
    """Whether the vendor may change a ticket's priority from `now` to `to`, for that reason.

    A reason of blanks is none. It counts from then on: what was broken before stays broken.
    Source: table [relabel], docs/terms/coverage.md.
    """
    rule = agreement.rules.relabel
    clause = rule.clause if rule else _priority(agreement, to).clause
    facts = (("priority", now), ("instead", to))
    if now == to:
        return Ruling(Relabels.UNCHANGED, (Because(clause, "priority_is_the_same", facts),))
    if not reason.strip():
        return Ruling(Relabels.NEEDS_REASON, (Because(clause, "relabel_needs_a_reason", facts),))
    return Ruling(Relabels.ALLOWED, (Because(clause, "relabelled_with_a_reason", facts),))


def _priority(agreement: Agreement, priority_id: str) -> Priority:
    return next(one for one in agreement.rules.priority if one.id == priority_id)
