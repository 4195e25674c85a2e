"""Under which line of the rate card does a ticket fall, and where does a proposal begin?"""

from dataclasses import dataclass

from makegood.terms.agreement.applies import Known, applies, unknown
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.rates import RangeRate, Rate, RateOnRequest, UsualRate
from makegood.terms.rating.amount import Amount


@dataclass(frozen=True, slots=True)
class Undecided:
    """Whether this rate is the one hangs on facts that are asked for, but not known yet."""

    rate: Rate
    facts: tuple[str, ...]


def rate_for(agreement: Agreement, known: Known) -> Rate | None:
    """The first rate that is known to apply, or None; what is not known is passed over.

    Source: table [[rate]], docs/terms/rating.md.
    """
    return next((rate for rate in agreement.rules.rate if applies(rate.when, known)), None)


def settled_rate(agreement: Agreement, known: Known) -> Rate | Undecided | None:
    """The first rate that applies, or the one before it of which that can't be said yet.

    A fact that is asked of other tickets only is not so: it keeps nothing open.
    Source: table [[rate]], docs/terms/rating.md.
    """
    for rate in agreement.rules.rate:
        answer = applies(rate.when, known)
        if answer:
            return rate
        if answer is None and not _is_elsewhere(agreement, rate, known):
            return Undecided(rate, unknown(rate.when, known))
    return None


def usual_cost(rate: Rate | None) -> int:
    """How many units a proposal under this rate begins with, before anybody thought about it."""
    match rate:
        case UsualRate():
            return rate.usual
        case RangeRate():
            return rate.least
        case _:
            return 1


def paid_in(agreement: Agreement, rate: Rate) -> Amount | None:
    """Some amount of what a proposal under the rate is in; None where it may be in anything.

    Source: table [[rate]], docs/terms/rating.md.
    """
    if isinstance(rate, UsualRate | RangeRate):
        return 0
    if isinstance(rate, RateOnRequest) and rate.second_person_above is not None:
        return rate.second_person_above
    return agreement.rules.work.an_hour if agreement.rules.work else None


def paid_rate(agreement: Agreement) -> Rate | None:
    """The rate of the first tier that is paid for, knowing nothing else; None without one."""
    paid = next((tier for tier in agreement.tiers if tier.paid), None)
    return rate_for(agreement, {"tier": paid.id}) if paid else None


def _is_elsewhere(agreement: Agreement, rate: Rate, known: Known) -> bool:
    """Whether the rate asks for a fact that is never asked of a ticket such as this."""
    asked_when = {fact.id: fact.when for fact in agreement.rules.fact}
    return any(
        applies(asked_when.get(fact, {}), known) is False for fact in unknown(rate.when, known)
    )
