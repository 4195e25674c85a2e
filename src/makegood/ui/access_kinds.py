"""What are the ways into a customer's site called?"""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from makegood.vault.models import Access

ACCESS_KINDS: Final[dict[str, str | Promise]] = {
    Access.Kind.PLATFORM: _("Login of the shop or site"),
    Access.Kind.SERVER: _("Login of the server"),
    Access.Kind.FTP: _("FTP"),
    Access.Kind.DATABASE: _("Database"),
    Access.Kind.OTHER: _("Another way in"),
}
