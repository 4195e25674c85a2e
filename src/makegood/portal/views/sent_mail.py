"""What was sent, in the demo alone? There the mails go into a folder, and no further."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from ipaddress import ip_address
from typing import Final

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from makegood.outside.mail import folder_for
from makegood.ui.middleware import BrandRequest

MOST: Final = 50


@dataclass(frozen=True, slots=True)
class SentMail:
    """A mail as the page shows it: its plain text, which says the same as its HTML."""

    to: str
    subject: str
    at: datetime
    text: str


@never_cache
@require_safe
def sent_mail(request: BrandRequest) -> HttpResponse:
    """The mails of this host's brand, the newest first; of all brands on the desk's host.

    They hold the codes with which people sign in. So nobody sees them but whoever sits at the
    machine that runs a demo: everywhere else there is no such page.
    """
    folder = folder_for(settings.MAIL_TO)
    if not settings.DEMO or folder is None or not _is_of_this_machine(request):
        raise Http404
    sender = request.brand.support_address if request.brand else None
    mails = [_shown(mail) for mail in folder.newest(MOST, sender=sender)]
    return render(request, "portal/sent_mail.html", {"mails": mails, "most": MOST})


def _is_of_this_machine(request: BrandRequest) -> bool:
    """Whoever comes by a proxy is somebody else, wherever the proxy runs."""
    if "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META:
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _shown(mail: EmailMessage) -> SentMail:
    text = mail.get_body(("plain",))
    assert text is not None, "Every mail of ours has a plain text."
    return SentMail(
        to=str(mail["To"]),
        subject=str(mail["Subject"]),
        at=mail["Date"].datetime,
        text=text.get_content(),
    )
