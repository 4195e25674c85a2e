"""What does a customer type who gives access details?"""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from makegood.commands.access.give_access import LONGEST

# Nothing typed here is offered again, corrected, or sent to a checker of spelling.
UNHEARD = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}
THE_BACKUP = _(
    "I have a backup of the database and of the system. Backups are my own responsibility."
)


class AccessForm(forms.Form):
    """How to get in. All of it is sealed as one; `message` is the rest of a message, not sent."""

    address = forms.CharField(
        label=_("Address"),
        help_text=_("Where to log in: an address of a page, or a host and port."),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs=UNHEARD),
    )
    user = forms.CharField(
        label=_("User name"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs=UNHEARD),
    )
    secret = forms.CharField(
        label=_("Password or key"),
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, **UNHEARD}),
        error_messages={"required": _("Enter the password or the key.")},
    )
    remarks = forms.CharField(
        label=_("Remarks"),
        help_text=_("Such as what not to touch, or until when it works."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, **UNHEARD}),
    )
    backup = forms.BooleanField(
        label=THE_BACKUP,
        error_messages={"required": _("Please confirm first that you have a backup.")},
    )
    message = forms.CharField(required=False, max_length=50_000, widget=forms.HiddenInput)

    @property
    def confirmed(self) -> str:
        """What was confirmed, in the words that stood beside the box; nothing where none was."""
        return str(THE_BACKUP) if self.cleaned_data.get("backup") else ""


def access_form(
    *,
    confirms_backup: bool,
    typed: QueryDict | None = None,
    initial: Mapping[str, str] | None = None,
) -> AccessForm:
    """The form with what was typed; a backup is confirmed where the agreement wants it."""
    form = AccessForm(typed, initial=dict(initial or {}))
    if not confirms_backup:
        del form.fields["backup"]
    return form
