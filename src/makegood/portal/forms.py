"""What does a customer type?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from makegood.ui.fields import SeveralFiles
from makegood.ui.kept_files import KeepsFiles
from makegood.ui.pasted import StopsPastedSecrets


class ReplyForm(KeepsFiles, StopsPastedSecrets):
    """A message on a ticket, with files."""

    text = forms.CharField(
        label=_("Your message"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=50_000,
        error_messages={"required": _("Please write something, so that there is an answer.")},
    )
    needs_no_answer = forms.BooleanField(label=_("I need no answer to this"), required=False)
    attachments = SeveralFiles(label=_("Files"), required=False)
