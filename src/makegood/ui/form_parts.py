"""What does a page need to know of a form's field, and of what is wrong with the form?"""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

# The first that fits wins: a list of choices is a select too.
KINDS: tuple[tuple[type[forms.Widget], str, str], ...] = (
    (forms.CheckboxInput, "check", ""),
    (forms.RadioSelect, "choices", ""),
    (forms.CheckboxSelectMultiple, "choices", ""),
    (forms.Select, "one", "select"),
    (forms.Textarea, "one", "area"),
    (forms.Widget, "one", "input"),
)


@dataclass(frozen=True)
class Control:
    """A field as the template shows it."""

    kind: str  # "hidden", "check", "choices" or "one"
    bound: BoundField
    markup: SafeString | str
    hint_id: str
    error_id: str
    describes: str  # for aria-describedby: hint, then mistake
    mistakes: list[str]


@dataclass(frozen=True)
class Mistake:
    """Something to correct; the label and element id of where, unless it is the form as a whole."""

    message: str
    label: str = ""
    field_id: str = ""


def control_of(bound: BoundField) -> Control:
    """How to show the field; what was typed is in it."""
    kind, css_class = _kind(bound.field.widget)
    hint_id = f"{bound.auto_id}_helptext" if bound.help_text else ""
    error_id = f"{bound.auto_id}_error" if bound.errors else ""
    describes = " ".join(filter(None, (hint_id, error_id)))
    attributes: dict[str, str | bool] = {}
    classes = f"{bound.field.widget.attrs.get('class', '')} {css_class}".strip()
    if classes:
        attributes["class"] = classes
    if describes:
        attributes["aria-describedby"] = describes
    return Control(
        kind=kind,
        bound=bound,
        markup="" if kind == "choices" else bound.as_widget(attrs=attributes),
        hint_id=hint_id,
        error_id=error_id,
        describes=describes,
        mistakes=_messages(bound.errors),
    )


def mistakes_of(form: BaseForm) -> list[Mistake]:
    """What to correct, in the order of the fields; what concerns the whole form comes first."""
    found = [Mistake(message) for message in _messages(form.non_field_errors())]
    for bound in form:
        for message in _messages(bound.errors):
            found.append(Mistake(message, str(bound.label), _target(bound)))
    return found


def _kind(widget: forms.Widget) -> tuple[str, str]:
    if widget.is_hidden:
        return "hidden", ""
    return next((kind, css) for known, kind, css in KINDS if isinstance(widget, known))


def _target(bound: BoundField) -> str:
    """Where the keyboard goes to correct the field: among choices, to the first."""
    if bound.is_hidden:
        return ""
    kind, _css_class = _kind(bound.field.widget)
    return f"{bound.auto_id}_0" if kind == "choices" else bound.id_for_label


def _messages(errors: Iterable[object]) -> list[str]:
    return [str(error) for error in errors]
