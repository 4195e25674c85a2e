"""How is what something costs said, in the language that is active?"""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from makegood.terms.agreement.amounts import digits_of


def units(count: int) -> str:
    """So many units, in words."""
    return ngettext("%(count)s unit", "%(count)s units", count) % {"count": count}


def amount(number: int, currency: str) -> str:
    """So many units; or, with a currency, so many of its minor units, such as "49.90 EUR"."""
    return money(number, currency) if currency else units(number)


def span(least: int, most: int, currency: str) -> str:
    """From so much to so much: "1 to 4 units", "up to 100.00 USD", or one sum."""
    if least == most:
        return amount(most, currency)
    if least == 0:
        return _("up to %(most)s") % {"most": amount(most, currency)}
    begins = bare_money(least, currency) if currency else str(least)
    return _("%(least)s to %(most)s") % {"least": begins, "most": amount(most, currency)}


def money(minor: int, currency: str) -> str:
    """A sum of money with all its digits, and the currency by its letters."""
    return f"{bare_money(minor, currency)} {currency}"


def bare_money(minor: int, currency: str) -> str:
    """The number alone, with the signs of the language."""
    digits = digits_of(currency)
    before, after = divmod(abs(minor), 10**digits)
    sign = "-" if minor < 0 else ""
    plain = f"{sign}{before}.{after:0{digits}}" if digits else f"{sign}{before}"
    return str(number_format(plain, decimal_pos=digits, use_l10n=True, force_grouping=True))
