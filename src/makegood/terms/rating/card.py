"""Under which line of the rate card does a ticket fall, and where does a proposal begin?"""

from makegood.terms.agreement.applies import Known, applies
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.rates import RangeRate, Rate, UsualRate


def rate_for(agreement: Agreement, known: Known) -> Rate | None:
    """The first rate that applies to what is known, or None.

    Source: table [[rate]], docs/terms/rating.md.
    """
    return next((rate for rate in agreement.rules.rate if applies(rate.when, known)), None)


def usual_cost(rate: Rate | None) -> int:
    """How many units a proposal under this rate begins with, before anybody thought about it."""
    match rate:
        case UsualRate():
            return rate.usual
        case RangeRate():
            return rate.least
        case _:
            return 1


def paid_rate(agreement: Agreement) -> Rate | None:
    """The rate of the first tier that is paid for, knowing nothing else; None without one."""
    paid = next((tier for tier in agreement.tiers if tier.paid), None)
    return rate_for(agreement, {"tier": paid.id}) if paid else None
