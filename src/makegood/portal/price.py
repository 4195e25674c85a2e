"""What would it cost, before anybody proposed anything?"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.rates import HourlyRate, RangeRate, Rate, UsualRate
from makegood.terms.rating.amount import in_fact
from makegood.terms.rating.card import Undecided, settled_rate
from makegood.ui.clauses import ClauseWords, clause_words
from makegood.wording.amounts import units


@dataclass(frozen=True, slots=True)
class Price:
    """What such tickets cost, in words, and the clause that says so."""

    words: str
    clause: ClauseWords


def price_of(agreement: Agreement, tier: str, known: Known) -> Price:
    """The line of the rate card under which the request falls, as far as that is known."""
    rate = settled_rate(agreement, {**known, "tier": tier})
    if rate is None or isinstance(rate, Undecided):
        return Price(
            _("We name a price first"), clause_words(agreement, agreement.tier(tier).clause)
        )
    return Price(_in_words(agreement, rate), clause_words(agreement, rate.clause))


def _in_words(agreement: Agreement, rate: Rate) -> str:
    work = agreement.rules.work
    match rate:
        case UsualRate():
            return _("%(units)s as a rule") % {"units": units(rate.usual)}
        case RangeRate():
            return _("%(least)s to %(units)s") % {"least": rate.least, "units": units(rate.most)}
        case HourlyRate() if work is not None:
            return _("%(sum)s an hour") % {"sum": in_fact(work.an_hour)}
        case _:
            return _("We name a price first")
