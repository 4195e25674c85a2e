"""What do the sign-in pages ask for, in which words?"""

from typing import Any

from allauth.account import forms as library
from allauth.account.adapter import get_adapter
from allauth.core import context, ratelimit
from django import forms
from django.utils.translation import gettext_lazy as _

from makegood.signin.persons import person_signing_in, spelling

LONGEST_LOGIN = 254


class CodeRequestForm(library.RequestLoginCodeForm):  # type: ignore[misc] # the library has no types
    """Who wants to come in. The answer is the same whether or not we know him."""

    email = forms.CharField(
        label=_("E-mail or user name"),
        help_text=_("We send a code to the address that we know."),
        max_length=LONGEST_LOGIN,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def clean_email(self) -> str:
        """What was typed. Raises ValidationError if it was typed too often."""
        login: str = self.cleaned_data["email"]
        count_a_try(login)
        self._user = person_signing_in(login)
        return login


class PasswordForm(library.LoginForm):  # type: ignore[misc] # the library has no types
    """Name and password, for those who set one. The library adds the field for the name."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class CodeForm(library.ConfirmLoginCodeForm):  # type: ignore[misc] # the library has no types
    """The code from the mail. It may be pasted, with or without what parts its digits."""

    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code-input"}
        ),
    )


class ResetForm(library.ResetPasswordForm):  # type: ignore[misc] # the library has no types
    """The address to which a code for a new password goes."""

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("The address that we know. The mail also tells your user name."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        """The address. Raises ValidationError if it was typed too often."""
        count_a_try(self.cleaned_data["email"])
        address: str = super().clean_email()
        return address


class NewPasswordForm(library.ResetPasswordKeyForm):  # type: ignore[misc] # the library has no types
    """A new password, typed twice."""

    password1 = library.SetPasswordField(
        label=_("New password"),
        help_text=_("At least 8 characters, and none that many people use. A sentence is fine."),
    )
    password2 = forms.CharField(
        label=_("The same once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


def without_placeholders(form: Any) -> Any:  # noqa: ANN401 - the library's forms have no types
    """The form without the library's placeholders: a label stands above each field."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form


def count_a_try(login: str) -> None:
    """Count that somebody wants a code for this login. Raises ValidationError if too often."""
    if not ratelimit.consume(context.request, action="request_login_code", key=spelling(login)):
        raise get_adapter().validation_error("too_many_login_attempts")
