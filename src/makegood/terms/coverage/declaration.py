"""May the vendor declare a suspension, a holiday, a closure or the end, as of then?"""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from makegood.terms.agreement.model import Agreement
from makegood.terms.ruling import Because, Ruling

type Declared = Literal["suspension", "closure", "holiday", "closing"]


class Declares(StrEnum):
    """Whether a declaration counts."""

    ALLOWED = "allowed"
    NOT_FORESEEN = "not_foreseen"
    OTHER_TIER = "other_tier"
    IN_THE_PAST = "in_the_past"
    NOTICE_TOO_SHORT = "notice_too_short"


def rule_on_declaration(
    agreement: Agreement,
    *,
    what: Declared,
    tiers: frozenset[str],
    begins_at: datetime,
    published_at: datetime,
) -> Ruling[Declares]:
    """Whether what is published at `published_at` may begin at `begins_at` for these tiers.

    Nothing begins before it is published. Days of notice are days of the date, on the agreement's
    clocks. Source: table [[declares]], docs/terms/channels.md.
    """
    rule = next((one for one in agreement.rules.declares if one.what == what), None)
    if rule is None:
        clause = agreement.tiers[0].clause
        return Ruling(Declares.NOT_FORESEEN, (Because(clause, "declaration_is_not_foreseen"),))
    notice = _day(agreement, begins_at) - _day(agreement, published_at)
    facts = (("days", notice), ("needed", rule.notice_days))
    if rule.tiers is not None and not tiers <= set(rule.tiers):
        return Ruling(Declares.OTHER_TIER, (Because(rule.clause, "declared_for_another_tier"),))
    if begins_at < published_at:
        return Ruling(Declares.IN_THE_PAST, (Because(rule.clause, "begins_before_it_is_said"),))
    if notice < rule.notice_days:
        return Ruling(
            Declares.NOTICE_TOO_SHORT, (Because(rule.clause, "notice_is_too_short", facts),)
        )
    return Ruling(Declares.ALLOWED, (Because(rule.clause, "declared_in_time", facts),))


def _day(agreement: Agreement, at: datetime) -> int:
    return agreement.zone.wall(at).toordinal()
