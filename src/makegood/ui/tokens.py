"""How are tokens asked for and listed, on whichever page?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from makegood.commands.people.issue_token import NewToken
from makegood.people.models import Token
from makegood.people.tokens import SCOPES, FreshToken

SCOPE_NAMES: Final[dict[str, Promise]] = {
    "tickets:read": _("Read tickets, quotes and messages"),
    "tickets:write": _("Write and work on tickets"),
    "quotes:decide": _("Approve, decline and cancel: this can cost credits"),
    "requests:read": _("Read requests"),
    "requests:write": _("Make and handle requests"),
    "customers:read": _("Read companies and members"),
    "customers:write": _("Change companies and members"),
    "purchases:read": _("Read purchases"),
    "purchases:write": _("Record purchases"),
    "accounts:read": _("Read balances and statements"),
    "accounts:write": _("Add credits and goodwill"),
    "catalogue:read": _("Read the catalogue"),
    "catalogue:write": _("Change the catalogue"),
    "agreements:read": _("Read agreements"),
    "agreements:write": _("Publish agreements"),
    "secrets:read": _("Look at access details"),
    "secrets:write": _("Give access details and take them back"),
}
FOR_STAFF: Final = frozenset(
    {
        "customers:write",
        "purchases:write",
        "accounts:write",
        "catalogue:write",
        "agreements:write",
        "secrets:read",
    }
)
DAYS: Final = [(30, _("30 days")), (90, _("90 days")), (366, _("366 days"))]


class TokenForm(forms.Form):
    """A new token: what it is for, what it may do, and for how long."""

    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("What it is for, such as “Nightly report”.")
    )
    scopes = forms.MultipleChoiceField(label=_("May"), widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(label=_("Good for"), choices=DAYS, coerce=int, initial=90)

    def said(self, fresh: FreshToken) -> NewToken:
        """What the command is told, once the form is valid."""
        return NewToken(
            name=self.cleaned_data["name"],
            scopes=tuple(self.cleaned_data["scopes"]),
            days=self.cleaned_data["days"],
            prefix=fresh.prefix,
            secret_sha256=fresh.secret_sha256,
        )


def token_form(*, staff: bool, typed: object = None) -> TokenForm:
    """The form with the scopes that are of use to staff, or to customers."""
    form = TokenForm(typed)  # type: ignore[arg-type]
    field = form.fields["scopes"]
    assert isinstance(field, forms.MultipleChoiceField)
    field.choices = [
        (scope, SCOPE_NAMES[scope]) for scope in SCOPES if staff or scope not in FOR_STAFF
    ]
    return form


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token as a page lists it."""

    token: Token
    scopes: list[Promise]
    is_good: bool


def token_rows(tokens: Iterable[Token], *, at: datetime) -> list[TokenRow]:
    """The tokens with what they may do in words, and whether they are good for it at `at`."""
    return [
        TokenRow(
            token=token,
            scopes=[SCOPE_NAMES[scope] for scope in token.scopes],
            is_good=token.revoked_at is None and at < token.expires_at,
        )
        for token in tokens
    ]
