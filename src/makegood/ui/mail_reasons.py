"""Why does a mail wait for staff? The code that was kept, in words."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: Final[dict[str, str | Promise]] = {
    "address_is_not_registered": _("Nobody registered with the sender's address."),
    "sender_is_not_trusted": _(
        "Nothing vouches for the sender: neither SPF nor DKIM is aligned with the address."
    ),
    "user_name_is_not_in_subject": _("The subject does not hold the sender's user name."),
    "": _("Nobody has looked at it yet."),
}
# Why nothing could be read from it: see `mail/parse.py`.
UNREADABLE: Final[dict[str, str | Promise]] = {
    "no-header": _("It has no header that says who wrote it."),
    "too-large": _("It is larger than a mail that is read."),
    "too-many-parts": _("It has more parts than a mail that is read."),
    "too-deep": _("Its parts lie deeper within one another than in a mail that is read."),
    "too-many-fields": _("Its header has more fields than that of a mail that is read."),
    "header-too-long": _("Its header is longer than that of a mail that is read."),
    "reader-failed": _("Makegood failed to read it, and should not have."),
}


def reason_words(code: str) -> str:
    """The reason in the reader's language; an unknown code is shown as it is."""
    if code.startswith("automatic_"):
        return str(_("A program wrote it, not a person; it was not answered."))
    if words := WORDS.get(code):
        return str(words)
    if why := UNREADABLE.get(code):
        kept = _("The whole mail is kept.")
        return f"{why} {kept}"
    return str(_("It can't be read (%(code)s). The whole mail is kept.")) % {"code": code}
