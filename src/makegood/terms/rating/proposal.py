"""May a ticket be proposed at this cost?"""

from enum import StrEnum

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.rates import UsualRate
from makegood.terms.rating.card import rate_for
from makegood.terms.ruling import Because, Ruling
from makegood.terms.values import Credits


class Rating(StrEnum):
    """What a proposed cost is."""

    FREE = "free"
    USUAL = "usual"
    BELOW_USUAL = "below_usual"
    ABOVE_USUAL = "above_usual"
    NEEDS_REASON = "needs_reason"
    REFUSED = "refused"

    @property
    def stands(self) -> bool:
        """Whether the proposal may go to the customer."""
        return self not in (Rating.NEEDS_REASON, Rating.REFUSED)


def rate_proposal(
    agreement: Agreement, *, tier: str, units: Credits, reason: str
) -> Ruling[Rating]:
    """Whether `units` may be proposed for a ticket of `tier`, for `reason` (which may be empty).

    A paid tier costs at least one unit; the usual cost needs no reason, a higher one needs one
    where the agreement allows it at all. Other tiers cost nothing. `tier` is one of the
    agreement's. Source: tables [[tier]] and [[rate]], docs/terms/rating.md.
    """
    asked = agreement.tier(tier)
    if asked.paid:
        rate = rate_for(agreement, {"tier": tier})
        assert isinstance(rate, UsualRate)
        usual, clause = rate.usual, rate.clause
        outcome, finding = _of_paid_tier(rate, units=units, reason=reason)
    else:
        usual, clause = 0, asked.clause
        outcome, finding = _of_free_tier(units)
    facts = (("units", int(units)), ("usual", usual))
    return Ruling(outcome, (Because(clause, finding, facts),))


def _of_free_tier(units: Credits) -> tuple[Rating, str]:
    if units == 0:
        return Rating.FREE, "tier_is_free"
    return Rating.REFUSED, "tier_costs_nothing"


def _of_paid_tier(rule: UsualRate, *, units: Credits, reason: str) -> tuple[Rating, str]:
    if units < 1:
        return Rating.REFUSED, "no_units"
    if units == rule.usual:
        return Rating.USUAL, "usual_cost"
    if units < rule.usual:
        return Rating.BELOW_USUAL, "below_usual_cost"
    if rule.above_usual == "never":
        return Rating.REFUSED, "never_above_usual"
    if not reason.strip():
        return Rating.NEEDS_REASON, "reason_is_missing"
    return Rating.ABOVE_USUAL, "above_usual_with_reason"
