"""What would it cost, before anybody proposed anything?"""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.rates import FreeRate, HourlyRate, RangeRate, Rate, UsualRate
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
    return Price(rate_in_words(agreement, rate), clause_words(agreement, rate.clause))


def rate_card(agreement: Agreement) -> list[tuple[str, Price]]:
    """The lines that hang on nothing but the kind of question: which kinds, and what they cost.

    A line for every kind that is not named before stands last.
    """
    language, lines = get_language() or "en", []
    for rate in agreement.rules.rate:
        if isinstance(rate, FreeRate) or set(rate.when) - {"tier", "issue_class"}:
            continue
        named = rate.when.get("issue_class", ())
        kinds = named if isinstance(named, tuple) else ()
        about = ", ".join(agreement.class_name(str(kind), language) for kind in kinds)
        price = Price(rate_in_words(agreement, rate), clause_words(agreement, rate.clause))
        lines.append((about or _("Anything else"), price))
    return lines


def rate_in_words(agreement: Agreement, rate: Rate) -> str:
    """What a ticket under this rate costs."""
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
