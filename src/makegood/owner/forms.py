"""What does the first owner say when she sets up her brand?"""

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from makegood.commands.agreements.publish_version import NewVersion
from makegood.commands.brands import create_brand
from makegood.commands.brands.create_brand import NewBrand
from makegood.commands.brands.set_up_brand import FirstBrand
from makegood.commands.people import add_member
from makegood.commands.people.add_member import NewMember
from makegood.owner.packs import made_out, packs, title_of

NO_CAPITALS: Final = {"autocapitalize": "none", "spellcheck": "false"}

# What is right in each field, said when something else stands there.
RIGHT: Final = {
    "name": _("Write the name that customers know, in at most 80 letters."),
    "slug": _("Use small letters, digits and hyphens, with a letter first: quillbit"),
    "host": _(
        "Write a host name that leads to this server, other than the desk's own, without"
        " https:// and port: support.example.com"
    ),
    "letters": _("Use 2 to 6 letters from A to Z: QB"),
    "colour": _("Choose a colour, such as #413b9f."),
    "support_address": _("Write a mail address: support@example.com"),
    "owner_name": _("Write your name, in at most 120 letters."),
    "owner_address": _("Write a mail address: you@example.com"),
    "owner_user_name": _("Use 2 to 60 letters, digits, dots, hyphens and underscores: olga"),
}
# A form has a prefix of its own, in another sense.
NAMED: Final = {"prefix": "letters"}


class SetUpForm(forms.Form):
    """The brand, the agreement that it starts from, and its owner."""

    name = forms.CharField(label=_("Name customers know"), max_length=80)
    slug = forms.CharField(
        label=_("Short name"),
        help_text=_("For links and files. It stays as it is."),
        widget=forms.TextInput(attrs=NO_CAPITALS),
    )
    host = forms.CharField(
        label=_("Address of its support site"),
        help_text=_("A host name that leads to this server, such as support.example.com"),
        widget=forms.TextInput(attrs={**NO_CAPITALS, "inputmode": "url"}),
    )
    letters = forms.CharField(
        label=_("Letters before ticket numbers"),
        help_text=_("With QB, a ticket is QB-2841."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "class": "few"}),
    )
    colour = forms.CharField(
        label=_("Colour"),
        help_text=_("Where it cannot be read, it is shown darker or lighter."),
        initial="#0f5b47",
        widget=forms.ColorInput(attrs={"class": "few"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    further_languages = forms.MultipleChoiceField(
        label=_("Also offered in"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Working hours and days are counted in it."),
        choices=lambda: [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones())],
        initial="UTC",
    )
    support_address = forms.CharField(
        label=_("Mail address for support"),
        help_text=_("Customers write to it, and our mails come from it."),
        max_length=254,
        widget=forms.EmailInput,
    )
    pack = forms.ChoiceField(
        label=_("Start from"),
        help_text=_("You can change every clause later."),
        choices=lambda: [(name, title_of(name, get_language() or "en")) for name in packs()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an agreement to start from.")},
    )
    owner_name = forms.CharField(
        label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    owner_address = forms.CharField(
        label=_("Your mail address"),
        help_text=_("The codes to sign in go there."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    owner_user_name = forms.CharField(
        label=_("Your user name"),
        widget=forms.TextInput(attrs={**NO_CAPITALS, "autocomplete": "username"}),
    )

    def clean_host(self) -> str:
        return str(self.cleaned_data["host"]).lower()

    def clean_letters(self) -> str:
        return str(self.cleaned_data["letters"]).upper()

    def clean(self) -> dict[str, Any]:
        """What was typed. Whatever the commands would refuse is an error of its field."""
        brand = [NAMED.get(field, field) for field in create_brand.malformed_fields(self.brand())]
        owner = [f"owner_{field}" for field in add_member.malformed_fields(self.owner())]
        for field in (*brand, *owner):
            if field in RIGHT and field not in self.errors:
                self.add_error(field, str(RIGHT[field]))
        return self.cleaned_data

    def said(self, token_sha256: str, *, at: datetime) -> FirstBrand:
        """What `set_up_brand` is told: the pack is made out for the brand from today on."""
        brand = self.brand()
        files = made_out(
            packs()[self.cleaned_data["pack"]],
            brand=brand.name,
            in_force_from=at.astimezone(ZoneInfo(brand.time_zone)).date(),
            zone=brand.time_zone,
        )
        return FirstBrand(
            token_sha256=token_sha256,
            brand=brand,
            agreement=NewVersion(files=files),
            owner=self.owner(),
        )

    def brand(self) -> NewBrand:
        """The brand as far as it was said; what is missing is empty."""
        said = self.cleaned_data
        language = said.get("language", "")
        further = [code for code in said.get("further_languages", []) if code != language]
        return NewBrand(
            slug=said.get("slug", ""),
            name=said.get("name", ""),
            host=said.get("host", ""),
            prefix=said.get("letters", ""),
            colour=said.get("colour", ""),
            languages=(language, *further),
            time_zone=said.get("time_zone", ""),
            support_address=said.get("support_address", ""),
        )

    def owner(self) -> NewMember:
        """The owner as far as she was said."""
        said = self.cleaned_data
        return NewMember(
            address=said.get("owner_address", ""),
            user_name=said.get("owner_user_name", ""),
            name=said.get("owner_name", ""),
            language=said.get("language", ""),
            roles=("owner", "agent"),
        )
