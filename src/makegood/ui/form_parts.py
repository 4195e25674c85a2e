"""What does a page need to know of a form's field, and of what is wrong with the form?"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A field as the template shows it. Two that are equal look the same in the same language."""

    kind: str  # "hidden", "check", "choices" or "one"
    label: str
    required: bool
    hint: str
    hint_id: str
    error_id: str
    describes: str  # for aria-describedby: hint, then mistake
    mistakes: tuple[str, ...]
    looks: Hashable  # all that the templates of its widget are told
    bound: BoundField = field(compare=False)
    attributes: dict[str, str | bool] = field(compare=False)

    @property
    def markup(self) -> SafeString:
        """The control itself, with what was typed in it."""
        return self.bound.as_widget(attrs=self.attributes)


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
        label=str(bound.label),
        required=bound.field.required,
        hint=str(bound.help_text),
        hint_id=hint_id,
        error_id=error_id,
        describes=describes,
        mistakes=tuple(_messages(bound.errors)),
        looks=_looks(bound, attributes),
        bound=bound,
        attributes=attributes,
    )


def _looks(bound: BoundField, attributes: Mapping[str, str | bool]) -> Hashable:
    widget = bound.field.widget
    told = bound.build_widget_attrs({**attributes, "id": bound.id_for_label}, widget)
    return _hashable(widget.get_context(bound.html_name, bound.value(), told))


def _hashable(value: object) -> Hashable:
    if isinstance(value, dict):
        return tuple((name, _hashable(one)) for name, one in value.items())
    if isinstance(value, list | tuple):
        return tuple(map(_hashable, value))
    return value if value is None or isinstance(value, bool) else str(value)


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
