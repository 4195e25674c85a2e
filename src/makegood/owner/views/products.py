"""What do we sell?"""

import secrets
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from makegood.catalogue.models import Product
from makegood.catalogue.queries import products_of
from makegood.commands.catalogue.add_product import NewProduct, add_product
from makegood.commands.catalogue.withdraw_product import ProductWithdrawal, withdraw_product
from makegood.commands.refused import NotAllowed, Refused
from makegood.owner.catalogue_acts import ACTS
from makegood.owner.product_forms import ProductForm, product_form
from makegood.owner.product_page import clocks_of, found_product, product_shown
from makegood.owner.who import owner_of
from makegood.people.models import Member
from makegood.ui.acts import say_what_came_of
from makegood.ui.gate import staff_only
from makegood.ui.middleware import READS, BrandRequest, asking, reading_of
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of


@require_safe
@staff_only
def products(request: BrandRequest, by: Member) -> HttpResponse:
    """The products of each brand of who asks."""
    rows = [
        (member.brand, list(products_of(member)), "owner" in member.roles)
        for member in request.members.values()
    ]
    return render(request, "owner/products.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def new_product(request: BrandRequest, by: Member, slug: str) -> HttpResponseBase:
    """Add something that is sold."""
    with reading_of(request):
        owner = owner_of(request, slug)
        form = product_form(products_of(owner), request.POST or None)
        if request.method in READS or not form.is_valid():
            return _new_page(request, owner, form)
    typed = form.cleaned_data
    said = NewProduct(
        code=typed["code"],
        kind=typed["kind"],
        name=typed["name"],
        extends_id=UUID(typed["extends"]) if typed["extends"] else None,
        disclaimer=typed["disclaimer"],
    )
    try:
        made = add_product(said, by=owner, key=key_of(request, slug), at=timezone.now())
    except Refused as refused:
        form.add_error(None, refusal(refused))
        with asking(request):
            return _new_page(request, owner, form)
    messages.success(request, _("%(name)s is there. Say in which editions.") % {"name": said.name})
    return redirect("owner:product", made.product_id)


@require_safe
@staff_only
def product(request: BrandRequest, by: Member, product_id: UUID) -> HttpResponse:
    """One product: editions, prices, sheet, releases, bugs."""
    member, found = found_product(request, product_id)
    with clocks_of(found):
        return _product_page(request, member, found)


@require_POST
@staff_only
def act(request: BrandRequest, by: Member, product_id: UUID, name: str) -> HttpResponseBase:
    """Tell something of the product: another edition, price, line, release or bug."""
    if name not in ACTS:
        raise Http404
    with asking(request):
        member, found = found_product(request, product_id)
        with clocks_of(found):
            shown = product_shown(member, found, {name: request.POST})
            form = shown.forms[name]
            if not form.is_valid():
                return _product_page(request, member, found, wrong=(name, form))
            said = ACTS[name].said(found, form.cleaned_data, timezone.now())
    try:
        key = key_of(request, name, product_id)
        ACTS[name].run(said, by=member, key=key, at=timezone.now())
    except NotAllowed as refused:  # a form that the page does not show him
        messages.error(request, refusal(refused))
        return redirect("owner:product", product_id)
    except Refused as refused:
        form.add_error(None, refusal(refused))
        with asking(request), clocks_of(found):
            return _product_page(request, member, found, wrong=(name, form))
    messages.success(request, str(ACTS[name].done))
    return redirect("owner:product", product_id)


@require_POST
@staff_only
def withdrawal(request: BrandRequest, by: Member, product_id: UUID) -> HttpResponseBase:
    """Sell it no more."""
    with asking(request):
        member, found = found_product(request, product_id)
    said = ProductWithdrawal(product_id=product_id)
    key, at = key_of(request, product_id), timezone.now()
    say_what_came_of(
        request,
        lambda: withdraw_product(said, by=member, key=key, at=at),
        done=_("%(name)s is sold no more.") % {"name": found.name},
    )
    return redirect("owner:product", product_id)


def _new_page(request: BrandRequest, owner: Member, form: ProductForm) -> HttpResponse:
    shown = {"brand": owner.brand, "form": form, "key": secrets.token_urlsafe(16)}
    return render(request, "owner/new_product.html", shown, status=400 if form.errors else 200)


def _product_page(
    request: BrandRequest, member: Member, found: Product, *, wrong: tuple[str, Form] | None = None
) -> HttpResponse:
    """The page; after a mistake with what was typed."""
    shown = product_shown(member, found, {})
    forms = {**shown.forms, **dict([wrong] if wrong else [])}
    context = {
        "shown": shown,
        "forms": forms,
        "open": wrong[0] if wrong else "",
        "owns": "owner" in member.roles,
        "key": secrets.token_urlsafe(16),
    }
    return render(request, "owner/product.html", context, status=400 if wrong else 200)
