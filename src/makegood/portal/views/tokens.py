"""Which programs of mine act for me?"""

import secrets
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from makegood.commands.people.issue_token import issue_token
from makegood.commands.people.revoke_token import Revocation, revoke_token
from makegood.commands.refused import Refused
from makegood.outbox.letters.layout import page_url
from makegood.people.models import Member
from makegood.people.tokens import FreshToken, make_token, tokens_seen_by
from makegood.portal.context import page_context
from makegood.ui.acts import say_what_came_of
from makegood.ui.gate import customers_only
from makegood.ui.middleware import BrandRequest, reading_of
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of
from makegood.ui.tokens import TokenForm, token_form, token_rows


@require_safe
@customers_only
def tokens(request: BrandRequest, by: Member) -> HttpResponse:
    """My tokens, the newest first."""
    at = timezone.now()
    shown = {
        **page_context(by, at=at).shown(),
        "rows": token_rows(tokens_seen_by(by), at=at),
        "key": secrets.token_urlsafe(16),
    }
    return render(request, "portal/tokens.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@customers_only
def new_token(request: BrandRequest, by: Member) -> HttpResponseBase:
    """Make a token for a program that acts as me. The answer shows it, once."""
    form = token_form(staff=False, typed=request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, by, form)
    fresh = make_token()
    try:
        issue_token(form.said(fresh), by=by, key=key_of(request), at=timezone.now())
    except Refused as refused:
        form.add_error(None, refusal(refused))
        return _page(request, by, form)
    return _page(request, by, form, fresh=fresh)


@require_POST
@customers_only
def revocation(request: BrandRequest, by: Member, token_id: UUID) -> HttpResponseBase:
    """Take a token away from whoever has it."""
    said = Revocation(token_id=token_id)
    key, at = key_of(request, token_id), timezone.now()
    say_what_came_of(
        request,
        lambda: revoke_token(said, by=by, key=key, at=at),
        done=_("The token is revoked."),
    )
    return redirect("portal:tokens")


def _page(
    request: BrandRequest, by: Member, form: TokenForm, *, fresh: FreshToken | None = None
) -> HttpResponse:
    with reading_of(request):
        shown = {
            **page_context(by, at=timezone.now()).shown(),
            "form": form,
            "fresh": fresh,
            "root": page_url(by.brand, "/api/v1/"),
            "key": secrets.token_urlsafe(16),
        }
        response = render(request, "portal/token.html", shown, status=400 if form.errors else 200)
    response["Cache-Control"] = "private, no-store"
    return response
