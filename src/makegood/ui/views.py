"""What do the pages of all doors ask of the server besides themselves?"""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from makegood.ui.brand_css import fingerprint
from makegood.ui.stylesheet import stylesheet_for

THEMES = {"light", "dark"}
A_YEAR_IN_SECONDS = int(timedelta(days=365).total_seconds())


@require_POST
def keep_theme(request: HttpRequest) -> HttpResponse:
    """Keeps the wished theme in a cookie, from which the next page is drawn without a flash."""
    theme = request.POST.get("theme", "")
    if theme not in THEMES:
        return HttpResponseBadRequest()
    response = redirect(_back(request))
    response.set_cookie(
        "theme",
        theme,
        max_age=A_YEAR_IN_SECONDS,
        secure=request.is_secure(),
        samesite="Lax",
    )
    return response


@require_safe
def brand_stylesheet(request: HttpRequest) -> HttpResponse:
    """The stylesheet with the colours of this host's brands.

    Asked for by its fingerprint it is kept for good; by another, it was changed meanwhile.
    """
    stylesheet = stylesheet_for(request)
    response = HttpResponse(stylesheet, content_type="text/css; charset=utf-8")
    if request.GET.get("v") == fingerprint(stylesheet):
        patch_cache_control(response, public=True, max_age=A_YEAR_IN_SECONDS, immutable=True)
    else:
        patch_cache_control(response, no_cache=True)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form that was not ours, or was too old. `reason` is for developers."""
    return render(request, "ui/too_old.html", status=403)


def _back(request: HttpRequest) -> str:
    """The page that was left, if it is one of ours."""
    page = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        page, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return page if ours and page.startswith("/") else "/"  # a bare word is no address
