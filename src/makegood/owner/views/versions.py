"""Which versions has my agreement, and what does the next one change?"""

import secrets
from datetime import date
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from makegood.agreements.models import Version
from makegood.agreements.queries import last_version, versions_of
from makegood.commands.agreements.publish_version import NewVersion, publish_version
from makegood.commands.refused import Refused
from makegood.owner.packs import RULES
from makegood.owner.version_forms import VersionForm
from makegood.owner.versions import Looked, look_at
from makegood.owner.who import owned_by, owner_of
from makegood.people.models import Member
from makegood.ui.gate import staff_only
from makegood.ui.middleware import READS, BrandRequest, reading_of
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of


@require_safe
@staff_only
def versions(request: BrandRequest, by: Member) -> HttpResponse:
    """The versions of each brand that who asks owns, the last to come first."""
    brands = [(member.brand, versions_of(member.brand_id)) for member in owned_by(request)]
    return render(request, "owner/versions.html", {"owned": brands})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def new_version(request: BrandRequest, by: Member, slug: str) -> HttpResponseBase:
    """Look at another version; once it was looked at as it is, publish it."""
    with reading_of(request):
        owner = owner_of(request, slug)
        before = last_version(owner.brand_id)
    today = _today(owner)
    if request.method in READS:
        return _page(request, owner, VersionForm(_begun(owner, before), today=today))
    form = VersionForm({}, today=today, data=request.POST, files=request.FILES)
    if not form.is_valid():
        return _page(request, owner, form)
    texts, day = form.texts(), form.cleaned_data["in_force_from"]
    looked = look_at(texts, before, language=get_language() or "en")
    shown = VersionForm(texts or _begun(owner, before), today=today, day=day)
    is_meant = "publish" in request.POST and looked.seal
    if not is_meant or request.POST.get("seal") != looked.seal:
        return _page(request, owner, shown, looked)
    said = NewVersion(files=tuple(texts.items()))
    try:
        made = publish_version(said, by=owner, key=key_of(request, slug), at=timezone.now())
    except Refused as refused:
        return _page(request, owner, shown, looked, trouble=refusal(refused))
    told = {"number": made.number, "day": date_format(day)}
    messages.success(request, _("Version %(number)s is published, in force from %(day)s.") % told)
    return redirect("owner:versions")


def _today(owner: Member) -> date:
    return timezone.now().astimezone(ZoneInfo(owner.brand.time_zone)).date()


def _begun(owner: Member, before: Version | None) -> dict[str, str]:
    """With which files the form begins: those before, or those that there have to be."""
    if before is not None:
        return dict(before.files)
    return dict.fromkeys([RULES, *(f"clauses.{code}.toml" for code in owner.brand.languages)], "")


def _page(
    request: BrandRequest,
    owner: Member,
    form: VersionForm,
    looked: Looked | None = None,
    *,
    trouble: str = "",
) -> HttpResponse:
    shown = {
        "brand": owner.brand,
        "form": form,
        "looked": looked,
        "trouble": trouble,
        "key": secrets.token_urlsafe(16),
    }
    is_wrong = form.errors or (looked and not looked.seal)
    status = 409 if trouble else 400 if is_wrong else 200
    return render(request, "owner/version.html", shown, status=status)
