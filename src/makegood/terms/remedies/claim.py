"""Until when can a remedy be claimed, and a decision be appealed?"""

from datetime import datetime

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.remedies import RemedyRule
from makegood.terms.remedies.breach import Breach
from makegood.terms.ruling import Because, Ruling
from makegood.terms.worktime.dates import last_of_day_after
from makegood.terms.worktime.zone import instant, second


def rule_on_claim(
    agreement: Agreement, rule_id: str, *, breach: Breach, claimed_at: datetime
) -> Ruling[bool]:
    """Whether a remedy can be claimed then, where it must be claimed at all.

    The days begin with what ended the delay: as long as the vendor owes it none goes by.
    Source: [[remedy]], docs/terms/remedies.md.
    """
    rule = _rule(agreement, rule_id)
    if rule.claim_within_days is None:
        return Ruling(True, (Because(rule.clause, "no_claim_is_needed"),))
    if breach.promise.stopped_at is None:
        return Ruling(True, (Because(rule.clause, "claim_waits_for_the_end"),))
    over_at = instant(breach.promise.stopped_at)
    return claimed_in_time(
        agreement, rule.clause, rule.claim_within_days, over_at=over_at, claimed_at=claimed_at
    )


def claimed_in_time(
    agreement: Agreement, clause: str, days: int, *, over_at: datetime, claimed_at: datetime
) -> Ruling[bool]:
    """Whether a claim comes so many days after something at most; their last second counts."""
    until = last_of_day_after(agreement.zone, over_at, days=days)
    in_time = second(claimed_at) <= second(until)
    facts = (("days", days), ("until", until.isoformat()))
    finding = "claimed_in_time" if in_time else "claimed_too_late"
    return Ruling(in_time, (Because(clause, finding, facts),))


def rule_on_appeal(
    agreement: Agreement,
    rule_id: str,
    *,
    decided_at: datetime,
    appealed_at: datetime,
    by_same_person: bool,
) -> Ruling[bool]:
    """Whether a decision can be looked at again; somebody else than who decided it has to.

    Source: [[remedy]], docs/terms/remedies.md.
    """
    rule = _rule(agreement, rule_id)
    if rule.appeal_within_days is None:
        return Ruling(False, (Because(rule.clause, "no_appeal_agreed"),))
    days = rule.appeal_within_days
    until = last_of_day_after(agreement.zone, decided_at, days=days)
    facts = (("days", days), ("until", until.isoformat()))
    if second(appealed_at) > second(until):
        return Ruling(False, (Because(rule.clause, "appealed_too_late", facts),))
    finding = "appeal_needs_another_person" if by_same_person else "appealed_in_time"
    return Ruling(not by_same_person, (Because(rule.clause, finding, facts),))


def _rule(agreement: Agreement, rule_id: str) -> RemedyRule:
    return next(rule for rule in agreement.rules.remedy if rule.id == rule_id)
