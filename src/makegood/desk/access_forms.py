"""What does an agent type who needs to get into a customer's site?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from makegood.commands.access.ask_for_access import LONGEST_REASON
from makegood.ui.access_kinds import ACCESS_KINDS


class AskForAccessForm(forms.Form):
    """Which way in, and what for."""

    kind = forms.ChoiceField(label=_("What for"), choices=[*ACCESS_KINDS.items()])
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The customer reads it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
        error_messages={"required": _("Say why: the customer reads it.")},
    )
