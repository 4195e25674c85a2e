"""What does an owner say of what is sold?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from makegood.catalogue.models import Edition, Product, Release
from makegood.ui.fields import DayField
from makegood.ui.prices import PriceForm

KINDS = [
    (Product.Kind.PRODUCT, _("Product")),
    (Product.Kind.EXTENSION, _("Extension of a product")),
    (Product.Kind.SERVICE, _("Service, such as a server")),
]
A_RANGE = _("Such as >=1.6 <9, or 1.7.x || 8.0.")


class ProductForm(forms.Form):
    """Something that is to be sold."""

    name = forms.CharField(label=_("Name"), max_length=120)
    code = forms.SlugField(
        label=_("Short name"),
        help_text=_("For addresses: small letters, digits, hyphens."),
        max_length=60,
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    extends = forms.ChoiceField(label=_("What it extends"), required=False)
    disclaimer = forms.CharField(
        label=_("Clause of its disclaimer"),
        help_text=_("Its words stand on the product's sheet, and on what is bought."),
        max_length=20,
        required=False,
    )


def product_form(products: Iterable[Product], typed: Any = None) -> ProductForm:  # noqa: ANN401
    """The form with the products that can be extended."""
    form = ProductForm(typed)
    _offer(form, "extends", [("", _("Nothing")), *((str(it.id), it.name) for it in products)])
    return form


class EditionForm(forms.Form):
    """A form in which it is sold."""

    name = forms.CharField(label=_("Name"), max_length=120)
    encrypted = forms.BooleanField(label=_("Its code is encrypted"), required=False)


class NewPriceForm(PriceForm):
    """What an edition costs from a day on."""

    edition = forms.ChoiceField(label=_("Edition"))
    from_on = DayField(label=_("From the day"))

    field_order = ("edition", "price", "currency", "from_on")


class SheetForm(forms.Form):
    """What the sheet says of a platform from a day on."""

    platform = forms.CharField(label=_("Platform"), max_length=60)
    words = forms.CharField(
        label=_("Versions"),
        help_text=A_RANGE,
        max_length=500,
        required=False,
    )
    from_on = DayField(label=_("From the day"), help_text=_("Empty: from now on."), required=False)


class ReleaseForm(forms.Form):
    """A build."""

    version = forms.CharField(label=_("Version"), max_length=100)
    released_on = DayField(
        label=_("Out on the day"), help_text=_("Empty: it is out now."), required=False
    )
    made_for = forms.CharField(
        label=_("Made for"),
        help_text=_("A line for each platform, such as PrestaShop: >=1.7 <9"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        required=False,
    )
    notes = forms.CharField(
        label=_("What is new"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=20_000,
        required=False,
    )
    security = forms.BooleanField(label=_("It mends what an attacker could use"), required=False)

    def clean_made_for(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a platform and the words about its versions."""
        lines = [line for line in self.cleaned_data["made_for"].splitlines() if line.strip()]
        if any(":" not in line for line in lines):
            raise ValidationError(_now("Write the platform, a colon, and its versions."))
        pairs = (line.split(":", 1) for line in lines)
        return tuple((platform.strip(), words.strip()) for platform, words in pairs)


class WithdrawalForm(forms.Form):
    """Why a build is taken back."""

    release = forms.ChoiceField(label=_("Release"))
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Customers read it."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
    )


class DefectForm(forms.Form):
    """A bug."""

    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(
        label=_("What goes wrong"), widget=forms.Textarea(attrs={"rows": 4}), max_length=50_000
    )
    found_in = forms.ChoiceField(label=_("Found in"), required=False)


class FixForm(forms.Form):
    """Which release mends which bug."""

    defect = forms.ChoiceField(label=_("Bug"))
    release = forms.ChoiceField(label=_("Mended by"))


def product_forms(
    product: Product,
    editions: Iterable[Edition],
    releases: Iterable[Release],
    typed: dict[str, Any],
) -> dict[str, forms.Form]:
    """The forms of a product's page, by the resource that they post to."""
    builds = [(str(release.id), release.version) for release in releases]
    standing = [(str(it.id), it.version) for it in releases if it.withdrawn_at is None]
    open_bugs = [
        (str(bug.id), f"{bug.number}: {bug.title}")
        for bug in product.defects.all()
        if bug.fixed_in_id is None
    ]
    made: dict[str, forms.Form] = {
        "editions": EditionForm(typed.get("editions"), prefix="edition"),
        "prices": NewPriceForm(typed.get("prices"), prefix="price"),
        "sheet": SheetForm(typed.get("sheet"), prefix="sheet"),
        "releases": ReleaseForm(typed.get("releases"), prefix="release"),
        "withdrawals": WithdrawalForm(typed.get("withdrawals"), prefix="withdrawal"),
        "defects": DefectForm(typed.get("defects"), prefix="defect"),
        "fixes": FixForm(typed.get("fixes"), prefix="fix"),
    }
    _offer(made["prices"], "edition", [(str(it.id), it.name) for it in editions])
    _offer(made["withdrawals"], "release", standing)
    _offer(made["defects"], "found_in", [("", _("Not known")), *builds])
    _offer(made["fixes"], "defect", open_bugs)
    _offer(made["fixes"], "release", builds)
    return made


def _offer(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
