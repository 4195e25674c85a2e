"""Which components can every template use? Settings load them everywhere."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, Final

from django.conf import settings
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template import Context, Library
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import get_current_timezone
from django.utils.translation import get_language, get_language_info

from makegood.ui.brand_css import fingerprint
from makegood.ui.due import Due, Face
from makegood.ui.form_parts import Control, Mistake, control_of, mistakes_of
from makegood.ui.icons import ICONS
from makegood.ui.navigation import DOORS, Link, links
from makegood.ui.stylesheet import stylesheet_for

register = Library()

FIELDS_KEPT: Final = 2_048
LONGEST_KEPT: Final = 200  # letters: a longer value, such as a draft, is rendered anew each time
FORMATS = {"moment": "DATETIME_FORMAT", "day": "DATE_FORMAT", "time": "TIME_FORMAT"}
FACE_ICONS = {
    Face.BROKEN: "warning",
    Face.KEPT: "done",
    Face.PAUSED: "pause",
    Face.NONE: "info",
    Face.AIM: "info",
}


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A drawing that says nothing to a screen reader: the words beside it do."""
    return format_html(
        '<svg class="i" viewBox="0 0 20 20" aria-hidden="true">{}</svg>',
        mark_safe(ICONS[name]),  # noqa: S308 - our own drawings
    )


@register.simple_tag
@cache
def badge(tone: str, icon_name: str, text: str) -> SafeString:
    """A state: colour, glyph and word. The tone says whose move it is."""
    return format_html('<span class="badge {}">{}{}</span>', tone, icon(icon_name), text)


@register.simple_tag
def avatar(name: str, kind: str = "") -> SafeString:
    """The initials of a name that stands beside it. Kinds: "sm", "staff"."""
    words = [word for word in name.split() if word[0].isalnum()]
    initials = "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
    return format_html('<span class="avatar {}" aria-hidden="true">{}</span>', kind, initials)


@register.simple_tag
def when(instant: datetime | date, style: str = "moment") -> SafeString:
    """A "moment", "day" or "time" in the reader's zone and language; exact for machines."""
    if isinstance(instant, datetime):
        instant = instant.astimezone(get_current_timezone())
    return format_html(
        '<time datetime="{}">{}</time>', instant.isoformat(), date_format(instant, FORMATS[style])
    )


@register.inclusion_tag("ui/components/clause.html")
def clause(number: str, url: str = "") -> dict[str, str]:
    """The chip that cites a clause, with a link to its words where there is a page of them."""
    return {"number": number, "url": url}


@register.inclusion_tag("ui/components/due.html")
def due(promise: Due, size: str = "") -> dict[str, Any]:
    """What is owed and by when. Size: "big"."""
    return {"due": promise, "size": size, "icon_name": FACE_ICONS.get(promise.face, "")}


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """A field of a form: label, hint, mistakes, and the control with what was typed.

    Whatever nobody typed into is kept for the next page that shows the same.
    """
    control = control_of(bound)
    kept = not bound.form.is_bound and len(str(bound.value())) <= LONGEST_KEPT
    return (_kept_field if kept else _rendered_field)(control, get_language())


def _rendered_field(control: Control, _language: str | None) -> SafeString:
    return render_to_string("ui/components/field.html", {"field": control})


_kept_field = lru_cache(maxsize=FIELDS_KEPT)(_rendered_field)


@register.inclusion_tag("ui/components/errors.html")
def errors(form: BaseForm | None) -> dict[str, list[Mistake] | int]:
    """What is wrong with a form, with a link to each field. Nothing is shown if nothing is."""
    found = mistakes_of(form) if form else []
    return {"mistakes": found, "in_fields": sum(1 for mistake in found if mistake.field_id)}


@register.inclusion_tag("ui/components/meter.html")
def meter(free: int, held: int, spent: int = 0) -> dict[str, int]:
    """A bar of what is free and what is set aside; the numbers stand in words beside it."""
    whole = max(1, free + held + spent)
    return {"free": 100 * free // whole, "taken": 100 * (free + held) // whole}


@register.inclusion_tag("ui/components/pager.html", takes_context=True)
def pager(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Links to the pages before and after, which keep the rest of the address."""
    return {"page": page, "request": context["request"]}


@register.simple_tag(takes_context=True)
def navigation(context: Context, door: str) -> list[Link]:
    """The links that every page of a door bears. The view may give `counts` by url name, and
    what is `hidden`.
    """
    counts: Mapping[str, int] = context.get("counts") or {}
    hidden: Collection[str] = context.get("hidden") or ()
    return links(DOORS[door], path=context["request"].path, counts=counts, hidden=hidden)


@register.simple_tag(takes_context=True)
def offered_languages(context: Context) -> list[dict[str, Any]]:
    """The languages in which these pages can be read, in the brand's order."""
    ours = [code for code, _name in settings.LANGUAGES]
    brand = getattr(context.get("request"), "brand", None)
    wanted: Iterable[str] = brand.languages if brand is not None else ours
    return [get_language_info(code) for code in wanted if code in ours]


@register.simple_tag(takes_context=True)
def brand_colours(context: Context) -> str:
    """The address of the stylesheet with the colours of this host's brands, or nothing."""
    stylesheet = stylesheet_for(context.get("request"))
    return f"{reverse('ui:brand')}?v={fingerprint(stylesheet)}" if stylesheet else ""
