"""What does staff write of documentation?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from makegood.catalogue.models import Product


class WordsForm(forms.Form):
    """The words of an article."""

    title = forms.CharField(label=_("Title"), max_length=200)
    body = forms.CharField(
        label=_("Text"),
        help_text=_("Plain text; lines and blank lines are kept."),
        widget=forms.Textarea(attrs={"rows": 16}),
        max_length=100_000,
        strip=False,
    )


class ArticleForm(WordsForm):
    """An article that is begun."""

    product = forms.ChoiceField(label=_("Product"), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    field_order = ("product", "language", "title", "body")


def article_form(products: Iterable[Product], typed: Any = None) -> ArticleForm:  # noqa: ANN401 - what a form was sent
    """The form with the products that it can be about."""
    form = ArticleForm(typed)
    field = form.fields["product"]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", _("Any")), *((str(it.id), it.name) for it in products)]
    return form
