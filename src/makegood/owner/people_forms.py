"""What does an owner say of people?"""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from makegood.owner.forms import NO_CAPITALS

STAFF = [("agent", _("Agent: works on tickets")), ("owner", _("Owner: also looks after people"))]
CUSTOMER = [
    ("requester", _("May ask for things")),
    ("approver", _("May approve what they cost")),
]


class PersonForm(forms.Form):
    """Somebody who is to become a member."""

    name = forms.CharField(label=_("Name"), max_length=120)
    address = forms.EmailField(
        label=_("Mail address"), help_text=_("Requests and codes to sign in go by it.")
    )
    user_name = forms.RegexField(
        r"^[\w.-]{2,60}$",
        label=_("User name"),
        error_messages={"invalid": _("Use 2 to 60 letters, digits, dots, hyphens, underscores.")},
        widget=forms.TextInput(attrs=NO_CAPITALS),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class StaffForm(PersonForm):
    """A new member of staff."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=STAFF, widget=forms.CheckboxSelectMultiple, initial=["agent"]
    )


class CustomerForm(PersonForm):
    """A new member of a customer, and the customer if it is a new one."""

    company = forms.CharField(
        label=_("Company"),
        help_text=_("A name that is not there yet makes a new customer."),
        max_length=120,
    )
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=CUSTOMER,
        widget=forms.CheckboxSelectMultiple,
        initial=["requester", "approver"],
    )

    field_order = ("company", "name", "address", "user_name", "language", "roles")


class RolesForm(forms.Form):
    """What a member may do from now on."""

    roles = forms.MultipleChoiceField(label=_("Roles"), widget=forms.CheckboxSelectMultiple)


def roles_form(*, staff: bool, roles: list[str], typed: object = None) -> RolesForm:
    """The form with the roles that fit the member."""
    form = RolesForm(typed, initial={"roles": roles})  # type: ignore[arg-type]
    field = form.fields["roles"]
    assert isinstance(field, forms.MultipleChoiceField)
    field.choices = STAFF if staff else CUSTOMER
    return form
