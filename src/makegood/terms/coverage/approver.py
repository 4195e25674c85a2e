"""May somebody decide about what a ticket costs?"""

from makegood.terms.agreement.model import Agreement
from makegood.terms.ruling import Because, Ruling


def may_approve(agreement: Agreement, *, roles: frozenset[str]) -> Ruling[bool]:
    """Whether a member with these roles in the customer's company may approve and cancel.

    Source: table [decision], docs/terms/decision.md.
    """
    if not agreement.sells:
        return Ruling(False, (Because(agreement.tiers[0].clause, "nothing_to_decide"),))
    rule = agreement.decision
    may = not roles.isdisjoint(rule.roles)
    return Ruling(may, (Because(rule.clause, "may_decide" if may else "may_not_decide"),))
