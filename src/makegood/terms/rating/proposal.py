"""May a ticket be proposed at this cost?"""

from dataclasses import dataclass
from enum import StrEnum

from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.rates import (
    FreeRate,
    HourlyRate,
    RangeRate,
    Rate,
    RateOnRequest,
    UsualRate,
)
from makegood.terms.rating.amount import Amount, in_fact, number_of, same_kind
from makegood.terms.rating.card import Undecided, paid_in, settled_rate
from makegood.terms.ruling import Because, Ruling


class Rating(StrEnum):
    """What a proposed cost is."""

    FREE = "free"
    USUAL = "usual"
    BELOW_USUAL = "below_usual"
    ABOVE_USUAL = "above_usual"
    IN_RANGE = "in_range"
    OUTSIDE_RANGE = "outside_range"
    ON_REQUEST = "on_request"
    UP_TO_CEILING = "up_to_ceiling"
    NEEDS_FACTS = "needs_facts"
    NEEDS_REASON = "needs_reason"
    NEEDS_SECOND_PERSON = "needs_second_person"
    REFUSED = "refused"

    @property
    def stands(self) -> bool:
        """Whether the proposal may go to the customer."""
        return self not in _HELD_BACK


_HELD_BACK = (
    Rating.NEEDS_FACTS,
    Rating.NEEDS_REASON,
    Rating.NEEDS_SECOND_PERSON,
    Rating.REFUSED,
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """From how much to how much a ticket is to cost: units or money.

    `most` is what an approval sets aside, and what the ticket can never cost more than. None is
    no limit at all, and is always refused.
    """

    least: Amount
    most: Amount | None


def fixed(amount: Amount) -> Proposed:
    """A proposal that is no range."""
    return Proposed(amount, amount)


type Found = tuple[Rating, str]


def rate_proposal(
    agreement: Agreement, *, known: Known, proposed: Proposed, reason: str
) -> Ruling[Rating]:
    """Whether this may be proposed for a ticket of what is `known`, which includes its `tier`.

    `reason` is what the customer reads, and may be empty. A tier that is not paid costs nothing.
    A cost that is outside of what the rate calls usual needs a reason, where it is allowed at all;
    a cost without an upper limit never is. Both ends are units, or sums of one currency.
    Source: tables [[tier]] and [[rate]], docs/terms/rating.md.
    """
    tier = agreement.tier(str(known["tier"]))
    if not tier.paid:
        facts = (*_units(proposed), ("usual", 0))
        return _ruling(tier.clause, _of_free_tier(proposed), facts)
    rate = settled_rate(agreement, known)
    if rate is None:
        return _ruling(tier.clause, (Rating.REFUSED, "no_rate_applies"), ())
    if isinstance(rate, Undecided):
        facts = (("asked", ", ".join(rate.facts)),)
        return _ruling(rate.rate.clause, (Rating.NEEDS_FACTS, "facts_are_missing"), facts)
    found = _of_rate(agreement, rate, proposed, reason)
    return _ruling(rate.clause, found, facts_of(rate, proposed))


def facts_of(rate: Rate, proposed: Proposed) -> tuple[tuple[str, int | str], ...]:
    """What is proposed, and the numbers of the rate that it is measured with."""
    match rate:
        case UsualRate():
            return (*_units(proposed), ("usual", rate.usual))
        case RangeRate():
            return (*_units(proposed), ("least", rate.least), ("most", rate.most))
        case _:
            return _units(proposed)


def in_limits(limits: RangeRate, proposed: Proposed, reason: str) -> Found:
    """What a proposal is that can be a range inside of another."""
    least, most = _ends(proposed)
    if limits.least <= least and most <= limits.most:
        return Rating.IN_RANGE, "in_range"
    if limits.outside == "never":
        return Rating.REFUSED, "never_outside_range"
    if not reason.strip():
        return Rating.NEEDS_REASON, "reason_for_range_is_missing"
    return Rating.OUTSIDE_RANGE, "outside_range_with_reason"


def unlawful(agreement: Agreement, rate: Rate, proposed: Proposed) -> Found | None:
    """Why a proposal is refused under any rate that costs something, or None."""
    if proposed.most is None:
        return Rating.REFUSED, "ceiling_is_missing"
    if not _is_paid_so(agreement, rate, proposed):
        return Rating.REFUSED, "paid_otherwise"
    least, most = _ends(proposed)
    if most < 1 or least < (0 if isinstance(rate, HourlyRate) else 1):
        return Rating.REFUSED, "no_units"
    return (Rating.REFUSED, "range_is_upside_down") if most < least else None


def _ruling(clause: str, found: Found, facts: tuple[tuple[str, int | str], ...]) -> Ruling[Rating]:
    outcome, finding = found
    return Ruling(outcome, (Because(clause, finding, facts),))


def _units(proposed: Proposed) -> tuple[tuple[str, int | str], ...]:
    """The upper end, and the lower one where it is another."""
    if proposed.most is None:
        return ()
    upper = ("units", in_fact(proposed.most))
    if proposed.least == proposed.most:
        return (upper,)
    return ("from", in_fact(proposed.least)), upper


def _ends(proposed: Proposed) -> tuple[int, int]:
    assert proposed.most is not None
    return number_of(proposed.least), number_of(proposed.most)


def _of_free_tier(proposed: Proposed) -> Found:
    if _is_nothing(proposed):
        return Rating.FREE, "tier_is_free"
    return Rating.REFUSED, "tier_costs_nothing"


def _of_rate(agreement: Agreement, rate: Rate, proposed: Proposed, reason: str) -> Found:
    if isinstance(rate, FreeRate):
        free = _is_nothing(proposed)
        return (Rating.FREE, "rate_is_free") if free else (Rating.REFUSED, "rate_costs_nothing")
    if refused := unlawful(agreement, rate, proposed):
        return refused
    match rate:
        case UsualRate():
            return _of_usual(rate, proposed, reason)
        case RangeRate():
            return in_limits(rate, proposed, reason)
        case RateOnRequest():
            return _on_request(rate, proposed, reason)
        case _:
            return Rating.UP_TO_CEILING, "up_to_ceiling"


def _is_nothing(proposed: Proposed) -> bool:
    return proposed.most is not None and _ends(proposed) == (0, 0)


def _is_paid_so(agreement: Agreement, rate: Rate, proposed: Proposed) -> bool:
    """Whether the proposal is in what this rate is paid in: units, or a currency."""
    assert proposed.most is not None
    asked = paid_in(agreement, rate)
    return same_kind(proposed.least if asked is None else asked, proposed.least, proposed.most)


def _of_usual(rule: UsualRate, proposed: Proposed, reason: str) -> Found:
    _, units = _ends(proposed)
    if units == rule.usual:
        return Rating.USUAL, "usual_cost"
    if units < rule.usual:
        return Rating.BELOW_USUAL, "below_usual_cost"
    if rule.above_usual == "never":
        return Rating.REFUSED, "never_above_usual"
    if not reason.strip():
        return Rating.NEEDS_REASON, "reason_is_missing"
    return Rating.ABOVE_USUAL, "above_usual_with_reason"


def _on_request(rule: RateOnRequest, proposed: Proposed, reason: str) -> Found:
    if rule.needs_reason and not reason.strip():
        return Rating.NEEDS_REASON, "reason_on_request_is_missing"
    limit = rule.second_person_above
    if limit is not None and _ends(proposed)[1] > number_of(limit):
        return Rating.NEEDS_SECOND_PERSON, "second_person_must_agree"
    return Rating.ON_REQUEST, "on_request"
