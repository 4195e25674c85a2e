"""How does the first owner set up her brand?"""

import hashlib

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from makegood.brands.models import Brand, SetupLink
from makegood.commands.agreements.publish_version import AgreementHasFlaws
from makegood.commands.brands.set_up_brand import set_up_brand
from makegood.commands.refused import KeyAlreadyUsed, NotThere
from makegood.owner.forms import SetUpForm
from makegood.people.models import Machine
from makegood.ui.middleware import BrandRequest, asking


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: BrandRequest, token: str) -> HttpResponseBase:
    """The form, as long as its link is good; then the way to the sign-in page.

    A link that is unknown, used or over leads to what is not there. The same form sent twice is
    answered twice as if it had been sent once: the command tells.
    """
    token_sha256 = hashlib.sha256(token.encode()).hexdigest()
    if request.method != "POST":
        _good_link(token_sha256)
        return render(request, "owner/set_up.html", {"form": SetUpForm()})
    form = SetUpForm(request.POST)
    if form.is_valid():
        return _set_up(request, form, token_sha256)
    with asking(request):
        _good_link(token_sha256)
    return render(request, "owner/set_up.html", {"form": form})


def _set_up(request: BrandRequest, form: SetUpForm, token_sha256: str) -> HttpResponseBase:
    at = timezone.now()
    said = form.said(token_sha256, at=at)
    with asking(request):
        link = SetupLink.objects.filter(token_sha256=token_sha256).first()
    if link is None:
        raise Http404
    try:
        set_up_brand(said, by=Machine("set-up", brand_id=link.id), key="first brand", at=at)
    except (NotThere, KeyAlreadyUsed) as refused:
        raise Http404 from refused
    except AgreementHasFlaws as refused:
        errors = [str(flaw) for flaw in refused.details["flaws"] if flaw.is_error]
        form.add_error("pack", errors)
        return render(request, "owner/set_up.html", {"form": form})
    messages.success(
        request,
        _("%(brand)s is set up. Sign in with a code: we send it to %(address)s.")
        % {"brand": said.brand.name, "address": said.owner.address},
    )
    if settings.MAIL_TO.startswith("folder:"):
        messages.warning(
            request,
            _("Mail is not set up yet. Until it is, letters are put into %(folder)s on the server.")
            % {"folder": settings.MAIL_TO.removeprefix("folder://")},
        )
    return redirect("account_login")


def _good_link(token_sha256: str) -> SetupLink:
    """The link, if it can set up the first brand now. Raises Http404."""
    good = SetupLink.objects.filter(used_at=None, expires_at__gt=timezone.now())
    link = good.filter(token_sha256=token_sha256).first()
    if link is None or Brand.objects.exists():
        raise Http404
    return link
