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


def reason_words(code: str) -> str:
    """The reason in the reader's language; an unknown code is shown as it is."""
    if code.startswith("automatic_"):
        return str(_("A program wrote it, not a person; it was not answered."))
    if words := WORDS.get(code):
        return str(words)
    return str(_("It can't be read (%(code)s). The whole mail is kept.")) % {"code": code}
