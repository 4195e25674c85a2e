"""What does an agent type of what a customer bought?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from makegood.catalogue.models import Edition
from makegood.purchases.models import Purchase
from makegood.terms.agreement.model import Agreement
from makegood.ui.prices import PriceForm

MOMENT = "%Y-%m-%dT%H:%M"
MEANS = [
    (Purchase.Means.PURCHASE, _("By buying")),
    (Purchase.Means.SIGN_UP, _("When signing up")),
    (Purchase.Means.TICKET, _("On a ticket")),
    (Purchase.Means.STAFF, _("Told us, and we took it down")),
]
WHY = [
    (Purchase.Why.REFUND, _("We gave the money back")),
    (Purchase.Why.CHARGEBACK, _("The payment was taken back")),
]


class MomentField(forms.DateTimeField):
    """A moment on the clocks of the brand, to the minute."""

    def __init__(self, *, label: Any, required: bool = True, help_text: Any = "") -> None:  # noqa: ANN401 - words that wait for a language
        super().__init__(
            label=label,
            required=required,
            help_text=help_text,
            input_formats=[MOMENT, "%Y-%m-%d %H:%M", "%Y-%m-%d"],
            widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
        )


class PurchaseForm(PriceForm):
    """What a company bought."""

    edition = forms.ChoiceField(
        label=_("Product"), error_messages={"required": _("Choose what was bought.")}
    )
    bought_at = MomentField(label=_("Bought at"))
    cleared_at = MomentField(
        label=_("Paid at"), required=False, help_text=_("Leave it empty while it is not paid.")
    )
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=1_000_000, initial=1)
    plan = forms.ChoiceField(label=_("Plan"), required=False)
    reference = forms.CharField(
        label=_("Reference"),
        help_text=_("The invoice or order, as the customer knows it."),
        max_length=200,
        error_messages={"required": _("Enter the invoice or the order.")},
    )
    accepted_by = forms.ChoiceField(label=_("How the agreement was accepted"), choices=MEANS)

    field_order = (
        "edition",
        "bought_at",
        "cleared_at",
        "price",
        "currency",
        "seats",
        "plan",
        "reference",
        "accepted_by",
    )


def purchase_form(
    editions: Iterable[Edition],
    agreement: Agreement | None,
    typed: Any = None,  # noqa: ANN401
) -> PurchaseForm:
    """The form with what is sold, and the plans of the agreement in force if it has any."""
    form = PurchaseForm(typed)
    _offer(
        form, "edition", [("", _("Please choose")), *((str(it.id), _named(it)) for it in editions)]
    )
    plans = agreement.rules.plan if agreement else ()
    language = get_language() or "en"
    if agreement and plans:
        names = [(plan.id, agreement.name_of("plan", plan.id, language)) for plan in plans]
        _offer(form, "plan", [("", _("None")), *names])
    else:
        del form.fields["plan"]
    return form


class ClearingForm(forms.Form):
    """When the money was there."""

    cleared_at = MomentField(label=_("Paid at"))


class RenewalForm(PriceForm):
    """A renewal that was paid for."""

    window = forms.ChoiceField(label=_("What was renewed"))
    paid_at = MomentField(label=_("Paid at"))
    checkout_at = MomentField(
        label=_("Payment begun at"), required=False, help_text=_("If that was earlier.")
    )
    reference = forms.CharField(label=_("Reference"), max_length=200)

    field_order = ("window", "paid_at", "checkout_at", "price", "currency", "reference")


def renewal_form(windows: Iterable[tuple[str, str]], typed: Any = None) -> RenewalForm:  # noqa: ANN401
    """The form with the windows that can be renewed, by id and name."""
    form = RenewalForm(typed)
    _offer(form, "window", list(windows))
    return form


class EndingForm(forms.Form):
    """Why a purchase is undone."""

    why = forms.ChoiceField(label=_("Why"), choices=WHY, widget=forms.RadioSelect)


def _named(edition: Edition) -> str:
    return f"{edition.product.name}: {edition.name}"


def _offer(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
