"""Of which days does somebody want to see the statement?"""

from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from makegood.ledger.queries import EVER, Period
from makegood.ui.fields import DayField

FIRST_DAY: Final = date(1990, 1, 1)
LAST_DAY: Final = date(2999, 12, 31)
NAMES: Final = ("from", "to")


class DaysForm(forms.Form):
    """From a day on and to the end of another; either may be left out."""

    def __init__(self, typed: QueryDict | None) -> None:
        super().__init__(typed)
        labels = (_("From the day"), _("To the end of the day"))
        for name, label in zip(NAMES, labels, strict=True):
            field = DayField(label=label, required=False)
            field.validators += [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
            self.fields[name] = field

    def clean(self) -> dict[str, Any]:
        """Days in their order."""
        typed = super().clean() or {}
        first, last = (typed.get(name) for name in NAMES)
        if first and last and last < first:
            self.add_error("to", _("The last day lies before the first."))
        return typed


def days_form(asked: QueryDict) -> DaysForm:
    """The form as the address fills it in; not bound where it names no day."""
    return DaysForm(asked if any(asked.get(name) for name in NAMES) else None)


def period_of(form: DaysForm, zone: ZoneInfo) -> Period:
    """The chosen days on these clocks; ever, where none are chosen or they make no sense."""
    if not form.is_bound or not form.is_valid():
        return EVER
    first, last = (form.cleaned_data[name] for name in NAMES)
    return Period(
        since=_begin(first, zone) if first else None,
        until=_begin(last + timedelta(days=1), zone) if last else None,
    )


def _begin(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)
