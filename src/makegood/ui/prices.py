"""How is a sum of money typed, and which minor units is it?"""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from makegood.terms.agreement.amounts import digits_of

MOST_DIGITS = 12


def minor_of(price: Decimal, currency: str) -> int | None:
    """The sum in minor units, or None where it has more digits than the currency."""
    minor = price.scaleb(digits_of(currency))
    whole = int(minor)
    return whole if whole == minor else None


class PriceForm(forms.Form):
    """A sum with its currency; once it is clean, `minor` and `currency` are among the data."""

    price = forms.DecimalField(
        label=gettext_lazy("Price"),
        min_value=0,
        max_digits=MOST_DIGITS,
        decimal_places=3,
        error_messages={"required": gettext_lazy("Enter the price.")},
    )
    currency = forms.RegexField(
        r"^[A-Z]{3}$",
        label=gettext_lazy("Currency"),
        help_text=gettext_lazy("Three letters, such as EUR."),
        error_messages={"invalid": gettext_lazy("Use three capital letters, such as EUR.")},
        initial="EUR",
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if {"price", "currency"} <= cleaned.keys():
            cleaned["minor"] = minor_of(cleaned["price"], cleaned["currency"])
            if cleaned["minor"] is None:
                self.add_error("price", _("That has more digits than the currency."))
        return cleaned
