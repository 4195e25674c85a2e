"""What does an agent type?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from makegood.commands.ledger.give_goodwill import LONGEST_REASON
from makegood.people.models import Member
from makegood.tickets.filling import still_open
from makegood.ui.fields import SeveralFiles
from makegood.ui.kept_files import KeepsFiles
from makegood.ui.pasted import StopsPastedSecrets

MOST_UNITS = 1_000_000
HOW_MANY = {"required": _("Enter how many units.")}


class ReplyForm(KeepsFiles, StopsPastedSecrets):
    """A reply that the customer reads."""

    text = forms.CharField(
        label=_("Reply"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=50_000,
        error_messages={"required": _("Write the reply first.")},
    )
    asks = forms.BooleanField(
        label=_("I ask something: it waits for the customer's answer"), required=False
    )
    attachments = SeveralFiles(label=_("Files"), required=False)
    places_are_meant = forms.BooleanField(
        label=_("What stands in braces is meant so: send it as it is"), required=False
    )
    open_places: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any] | None:
        """Stops a text once in which a place of a saved reply is still open."""
        cleaned = super().clean()
        self.open_places = still_open(self.cleaned_data.get("text") or "")
        if self.open_places and not self.cleaned_data.get("places_are_meant"):
            self.add_error(
                "text",
                _("Fill in what stands in braces first: %(places)s.")
                % {"places": ", ".join(f"{{{place}}}" for place in self.open_places)},
            )
        return cleaned


class NoteForm(forms.Form):
    """A note that only staff read."""

    text = forms.CharField(
        label=_("Internal note"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=50_000,
        error_messages={"required": _("Write the note first.")},
    )


class ReleaseForm(forms.Form):
    """For whom a held mail is, and its words."""

    requester = forms.ModelChoiceField(
        label=_("On behalf of"),
        help_text=_("A member of the customer's company. The sender's address proves nothing."),
        queryset=Member.objects.none(),
        empty_label=_("Please choose"),
        error_messages={"required": _("Choose on whose behalf.")},
    )
    subject = forms.CharField(label=_("Subject"), max_length=300)
    text = forms.CharField(
        label=_("Text"), widget=forms.Textarea(attrs={"rows": 8}), max_length=200_000
    )


class UnitsForm(forms.Form):
    """Units that a company bought, recorded by hand."""

    units = forms.IntegerField(
        label=_("Units"), min_value=1, max_value=MOST_UNITS, error_messages=HOW_MANY
    )
    price = forms.DecimalField(
        label=_("Price of all of them"),
        min_value=0,
        max_digits=12,
        decimal_places=2,
        error_messages={"required": _("Enter what all of them cost together.")},
    )
    currency = forms.ChoiceField(
        label=_("Currency"), choices=[("EUR", "EUR"), ("USD", "USD"), ("GBP", "GBP")]
    )
    reference = forms.CharField(
        label=_("Reference"),
        help_text=_("The invoice or order, so that it is not entered twice."),
        max_length=80,
        error_messages={"required": _("Enter the invoice or the order.")},
    )


class GoodwillForm(forms.Form):
    """Units given out of goodwill."""

    units = forms.IntegerField(
        label=_("Units"), min_value=1, max_value=1_000, error_messages=HOW_MANY
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The customer reads it."),
        max_length=LONGEST_REASON,
        error_messages={"required": _("Say why: the customer reads it.")},
    )
