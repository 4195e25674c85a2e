"""May this be decided about a remedy, and by whom?"""

from enum import StrEnum

from makegood.terms.remedies.remedy import Remedy
from makegood.terms.ruling import Because, Ruling


class Decision(StrEnum):
    """Whether a decision stands."""

    STANDS = "stands"
    REFUSED = "refused"


def rule_on_decision(
    remedy: Remedy, *, size: int, reason: str, by_one_who_caused: bool
) -> Ruling[Decision]:
    """Whether so much may be decided for a remedy, in its smallest units.

    What staff decide lies in the range, once the delay is over, with a reason that the customer
    reads, and comes from somebody who did not cause the breach. Otherwise the proposal stands and
    nothing else does. Source: [[remedy]], docs/terms/remedies.md.
    """
    found = _found(remedy, size, reason, by_one_who_caused=by_one_who_caused)
    outcome = Decision.STANDS if found in _STAND else Decision.REFUSED
    facts = (
        ("least", remedy.said(remedy.least)),
        ("proposed", remedy.said(remedy.proposed)),
        ("most", remedy.said(remedy.most)),
    )
    return Ruling(outcome, (Because(remedy.clause, found, facts),))


_STAND = ("decided_by_rule", "decided_in_range")


def _found(remedy: Remedy, size: int, reason: str, *, by_one_who_caused: bool) -> str:
    if not remedy.is_final:
        return "delay_goes_on"
    if not remedy.decided_by_staff:
        return "decided_by_rule" if size == remedy.proposed else "rule_decides"
    if by_one_who_caused:
        return "decided_by_one_who_caused"
    if not remedy.least <= size <= remedy.most:
        return "decided_outside_range"
    return "decided_in_range" if reason.strip() else "decision_needs_reason"
