"""Which components speak of what was bought? Settings load them everywhere."""

from typing import Final

from django.template import Library
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from makegood.ui.templatetags.makegood import badge

register = Library()

KINDS: Final[dict[str, str | Promise]] = {
    "product": _("Product"),
    "extension": _("Extension"),
    "service": _("Service"),
}


@register.simple_tag
def owned_face(face: tuple[str, str, str | Promise]) -> SafeString:
    """The state of a purchase or of a window of it: colour, glyph and word."""
    tone, glyph, words = face
    return badge(tone, glyph, str(words))


@register.simple_tag
def product_kind(kind: str) -> str | Promise:
    """What a kind of product is called."""
    return KINDS[kind]
