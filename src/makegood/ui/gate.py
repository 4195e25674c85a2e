"""Who may come in? Everybody else is asked to sign in, or told that there is nothing for him."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from makegood.people.models import Member
from makegood.ui.middleware import READS, BrandRequest, as_reader, asking

type MemberView[**P] = Callable[Concatenate[BrandRequest, Member, P], HttpResponseBase]
type View[**P] = Callable[Concatenate[BrandRequest, P], HttpResponseBase]


def customers_only[**P](view: MemberView[P]) -> View[P]:
    """Lets in the customers of this host's brand, and tells the view who asks."""

    def guarded(request: BrandRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.brand is None:
            raise Http404
        by = who_asks(request)
        if by is None or by.is_staff:
            return _turned_away(request)
        return _for_him_alone(request, lambda: view(request, by, *args, **kwargs))

    update_wrapper(guarded, view)
    return guarded


def staff_only[**P](view: MemberView[P]) -> View[P]:
    """Lets in staff, on the desk's host. The member is one of `request.members`, one a brand."""

    def guarded(request: BrandRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.brand is not None:
            raise Http404
        by = who_asks(request)
        if by is None:
            return _turned_away(request)
        return _for_him_alone(request, lambda: view(request, by, *args, **kwargs))

    update_wrapper(guarded, view)
    return guarded


def who_asks(request: BrandRequest) -> Member | None:
    """Who asks. A page that reads knows it already; one that acts has to look it up."""
    if request.method not in READS:
        with asking(request):
            return request.member
    return request.member


def _for_him_alone(request: BrandRequest, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """The page in the reader's words and hours, which nobody on the way may keep."""
    with as_reader(request):
        response = view()
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _turned_away(request: BrandRequest) -> HttpResponseBase:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    return render(request, "ui/no_account.html", status=403)
