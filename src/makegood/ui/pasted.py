"""What does a form do in which somebody writes to others, when a password stands in the text?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from makegood.vault.pasted import looks_secret


class StopsPastedSecrets(forms.Form):
    """Stops a `text` that seems to hold a password, once: its writer decides whether it goes.

    The page shows `as_is` where `spotted` says so, beside a way to put it where it belongs.
    """

    as_is = forms.BooleanField(
        label=_("This is no secret, or may be read by all who see the ticket: send it as it is"),
        required=False,
    )
    spotted = False

    def clean(self) -> dict[str, Any] | None:
        """Adds a mistake to `text`, which keeps what was typed."""
        cleaned = super().clean()
        said = self.cleaned_data
        self.spotted = looks_secret(said.get("text") or "")
        if self.spotted and not said.get("as_is"):
            self.add_error(
                "text",
                _("This looks as if a password stood in it. It was not sent, and is not kept."),
            )
        return cleaned
