"""What does an agent type of time that was worked?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from makegood.commands.refusals.work import LONGEST_WORDS
from makegood.commands.work.add_time import MOST_MINUTES


class TimeForm(forms.Form):
    """Time that was worked without a timer, in the zone of whoever reads the page."""

    begins_at = forms.DateTimeField(
        label=_("Begun"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        error_messages={"required": _("Enter when it began.")},
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=1,
        max_value=MOST_MINUTES,
        error_messages={"required": _("Enter how many minutes it took.")},
    )
    text = forms.CharField(
        label=_("What was done"),
        help_text=_("The customer reads it."),
        max_length=LONGEST_WORDS,
        required=False,
    )
