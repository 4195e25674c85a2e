"""Which programs act for my staff and me?"""

import secrets
from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from makegood.commands.people.issue_token import issue_token
from makegood.commands.people.revoke_token import Revocation, revoke_token
from makegood.commands.refused import Refused
from makegood.outbox.letters.layout import page_url
from makegood.owner.who import staff_of
from makegood.people.models import Member
from makegood.people.tokens import FreshToken, make_token, tokens_seen_by
from makegood.ui.acts import say_what_came_of
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest, reading_of
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of
from makegood.ui.tokens import TokenForm, token_form, token_rows


@require_safe
@staff_only
def tokens(request: BrandRequest, by: Member) -> HttpResponse:
    """My tokens in each of my brands; an owner sees those of everybody there."""
    at = timezone.now()
    desks = [
        (member.brand, token_rows(tokens_seen_by(member), at=at))
        for member in request.members.values()
    ]
    shown = {"desks": desks, "key": secrets.token_urlsafe(16)}
    return render(request, "owner/tokens.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def new_token(request: BrandRequest, by: Member, slug: str) -> HttpResponseBase:
    """Make a token for a program that acts as me. The answer shows it, once."""
    member = staff_of(request, slug)
    form = token_form(staff=True, typed=request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, member, form)
    fresh = make_token()
    try:
        issue_token(form.said(fresh), by=member, key=key_of(request), at=timezone.now())
    except Refused as refused:
        form.add_error(None, refusal(refused))
        return _page(request, member, form)
    return _page(request, member, form, fresh=fresh)


@require_POST
@staff_only
def revocation(request: BrandRequest, by: Member, token_id: UUID) -> HttpResponseBase:
    """Take a token away from whoever has it."""
    with reading_of(request):
        members = [
            member
            for member in request.members.values()
            if tokens_seen_by(member).filter(id=token_id).exists()
        ]
    if not members:
        raise Http404
    said = Revocation(token_id=token_id)
    key, at = key_of(request, token_id), timezone.now()
    say_what_came_of(
        request,
        lambda: revoke_token(said, by=members[0], key=key, at=at),
        done=_("The token is revoked."),
    )
    return redirect("owner:tokens")


def _page(
    request: BrandRequest, member: Member, form: TokenForm, *, fresh: FreshToken | None = None
) -> HttpResponse:
    shown = {
        "brand": member.brand,
        "form": form,
        "fresh": fresh,
        "root": page_url(member.brand, "/api/v1/"),
        "key": secrets.token_urlsafe(16),
    }
    response = render(request, "owner/token.html", shown, status=400 if form.errors else 200)
    response["Cache-Control"] = "private, no-store"
    return response
