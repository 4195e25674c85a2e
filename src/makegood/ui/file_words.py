"""How is it said that a message has more files than it takes? By the form, and after a refusal."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def too_many(most: int) -> str:
    """There are more than `most` files."""
    words = ngettext(
        "Please attach at most %(most)s file.", "Please attach at most %(most)s files.", most
    )
    return words % {"most": most}


def too_large_together(most: int) -> str:
    """They have more than `most` bytes together."""
    words = _("The files are larger than %(most)s together. Please send some of them later.")
    return words % {"most": filesizeformat(most)}
