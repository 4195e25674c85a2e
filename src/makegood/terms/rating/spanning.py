"""May a ticket of several classes be proposed at this cost?"""

from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.rates import RangeRate
from makegood.terms.rating.card import settled_rate
from makegood.terms.rating.proposal import (
    Proposed,
    Rating,
    facts_of,
    in_limits,
    rate_proposal,
    unlawful,
)
from makegood.terms.ruling import Because, Ruling


def rate_spanning_proposal(
    agreement: Agreement, *, parts: tuple[Known, ...], proposed: Proposed, reason: str
) -> Ruling[Rating]:
    """Whether this may be proposed for a ticket that spans several parts, each with its class.

    The ranges of different rates add up; parts under one rate count once. Where a part has no
    range, the first such part decides alone, as in `rate_proposal`. `[work]` still asks its
    `at_least` once. Source: table [[rate]], docs/terms/rating.md.
    """
    found = [settled_rate(agreement, known) for known in parts]
    for known, rate in zip(parts, found, strict=True):
        if not (agreement.tier(str(known["tier"])).paid and isinstance(rate, RangeRate)):
            return rate_proposal(agreement, known=known, proposed=proposed, reason=reason)
    ranges = {rate.id: rate for rate in found if isinstance(rate, RangeRate)}
    together = _added(tuple(ranges.values()))
    outcome, finding = unlawful(agreement, together, proposed) or in_limits(
        together, proposed, reason
    )
    lines = tuple(
        Because(rate.clause, "range_of_part", (("least", rate.least), ("most", rate.most)))
        for rate in ranges.values()
    )
    last = Because(together.clause, finding, facts_of(together, proposed))
    return Ruling(outcome, (*lines, last))


def _added(ranges: tuple[RangeRate, ...]) -> RangeRate:
    """One range from all leasts to all mosts; it may be left only where each of them may."""
    first, *_ = ranges
    never = any(rate.outside == "never" for rate in ranges)
    return first.model_copy(
        update={
            "least": sum(rate.least for rate in ranges),
            "most": sum(rate.most for rate in ranges),
            "outside": "never" if never else "with_reason",
        }
    )
