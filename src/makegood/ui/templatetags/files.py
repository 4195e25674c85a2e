"""Why was a file of a mail not kept? Settings load this everywhere."""

from django.template import Library
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from makegood.intake.file_kinds import MOST_BYTES, MOST_FILES, MOST_TOGETHER, WhyNot

register = Library()


@register.simple_tag
def left_out(why: str) -> str:
    """The reason in the reader's words; `why` is a WhyNot."""
    match WhyNot(why):
        case WhyNot.TOO_MANY:
            words = ngettext(
                "not kept: the mail had more than %(most)s file",
                "not kept: the mail had more than %(most)s files",
                MOST_FILES,
            )
            return words % {"most": MOST_FILES}
        case WhyNot.TOO_LARGE:
            most = filesizeformat(MOST_BYTES)
            return _("not kept: it is larger than %(most)s") % {"most": most}
        case WhyNot.TOGETHER:
            most = filesizeformat(MOST_TOGETHER)
            return _("not kept: the mail's files are larger than %(most)s together") % {
                "most": most
            }
        case WhyNot.KIND:
            return _("not kept: it is of no kind that we take")
