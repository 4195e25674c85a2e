"""What do I need, and what would become of it?"""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.http.response import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from makegood.agreements.queries import about_version_at
from makegood.commands.intake.submit_request import NewRequest, submit_request
from makegood.commands.refused import NotThere, Refused
from makegood.intake.words import NewFile
from makegood.outside.uploads import kept_attachments
from makegood.people.models import Member
from makegood.portal.asking import (
    Basis,
    RequestForm,
    asked,
    basis_of,
    checked_form,
    empty_form,
    is_class,
    purchase_id_of,
    sent_form,
)
from makegood.portal.context import CHANNEL, page_context
from makegood.portal.preview import preview_of
from makegood.portal.suggested import suggested
from makegood.purchases.models import Purchase
from makegood.purchases.queries import about_bought, bought_by
from makegood.terms.coverage.channel import Takes, rule_on_channel
from makegood.ui.clauses import clause_words
from makegood.ui.fact_fields import told_in
from makegood.ui.fields import SeveralFiles
from makegood.ui.gate import customers_only
from makegood.ui.kept_files import as_token, taken_along, that_fit
from makegood.ui.middleware import READS, BrandRequest, asking
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of


@require_http_methods(["GET", "HEAD", "POST"])
@customers_only
def new_request(request: BrandRequest, by: Member) -> HttpResponseBase:
    """Ask for something. "Check" shows what would become of it, and "Send" sends it."""
    at = timezone.now()
    if request.method in READS:
        purchases = bought_by(by)
        chosen = request.GET.get("purchase", "")
        basis = _basis(by, chosen, purchases, at=at)
        return _page(request, by, empty_form(basis, purchases, chosen=chosen), basis)
    files = taken_along(request.POST, _uploaded(request, by), member_id=by.id)
    with asking(request, about_bought(by), about_version_at(by.brand, at=at)):
        purchases = bought_by(by)
        basis = _basis(by, request.POST.get("purchase", ""), purchases, at=at)
        if "send" not in request.POST:
            form = checked_form(basis, purchases, request.POST, at=at)
            return _page(request, by, form, basis, files=files)
        form = sent_form(basis, purchases, request.POST, request.FILES, at=at)
        if not form.is_valid():
            return _page(request, by, form, basis, files=files)
    return _send(request, by, form, basis, files)


def _send(
    request: BrandRequest,
    by: Member,
    form: RequestForm,
    basis: Basis,
    files: Sequence[NewFile],
) -> HttpResponseBase:
    told = told_in(basis.agreement, form.cleaned_data)
    said = NewRequest(
        channel=CHANNEL,
        version_id=basis.version.id,
        purchase_id=purchase_id_of(form),
        issue_class=form.cleaned_data["issue_class"],
        symptoms=tuple(form.cleaned_data.get("symptoms", ())),
        told=tuple(sorted(told.items())),
        subject=form.cleaned_data["subject"],
        text=form.cleaned_data["text"],
        files=tuple(files),
    )
    try:
        sent = submit_request(said, by=by, key=key_of(request, "request"), at=timezone.now())
    except NotThere as gone:
        raise Http404 from gone
    except Refused as refused:
        with asking(request):
            return _page(request, by, form, basis, files=files, trouble=refusal(refused))
    messages.success(request, _("Sent. You see below what becomes of it."))
    return redirect("portal:ticket", sent.number)


def _page(
    request: BrandRequest,
    by: Member,
    form: RequestForm,
    basis: Basis,
    *,
    files: Sequence[NewFile] = (),
    trouble: str = "",
) -> HttpResponse:
    at = timezone.now()
    agreement, typed = basis.agreement, request.POST
    context = page_context(by, at=at)
    preview, staying = None, that_fit(files)
    if is_class(agreement, typed.get("issue_class", "")):
        told = told_in(agreement, typed.dict())
        wanted = asked(basis, typed, told=told)
        preview = preview_of(basis, wanted, typed.getlist("symptoms"), at=at)
    kinds = [clause_words(agreement, one.clause) for one in agreement.classes]
    return render(
        request,
        "portal/new_request.html",
        {
            **context.shown(),
            "form": form,
            "kinds": zip(form["issue_class"], kinds, strict=True),
            "preview": preview,
            "suggested": suggested(
                by, basis, subject=typed.get("subject", ""), symptoms=typed.getlist("symptoms")
            ),
            "version": basis.version,
            "closed": _closed(basis),
            "files": staying,
            "kept_files": as_token(staying, member_id=by.id),
            "trouble": trouble,
            "key": typed.get("key") or secrets.token_urlsafe(16),
        },
        status=409 if trouble else 400 if form.is_bound and form.errors else 200,
    )


def _closed(basis: Basis) -> str:
    """The clause by which no requests are taken here; "" where they are."""
    ruling = rule_on_channel(basis.agreement, CHANNEL)
    return "" if ruling.outcome == Takes.REQUESTS else ruling.because[-1].clause


def _basis(by: Member, chosen: str, purchases: Sequence[Purchase], *, at: datetime) -> Basis:
    try:
        return basis_of(by, chosen, purchases, at=at)
    except LookupError as nothing_in_force:
        raise Http404 from nothing_in_force


def _uploaded(request: BrandRequest, by: Member) -> tuple[NewFile, ...]:
    """The files that came now, in the blob store; what is wrong with one is said by the form."""
    try:
        files = SeveralFiles(required=False).clean(request.FILES.getlist("attachments"))
    except ValidationError as wrong:
        if "send" not in request.POST:
            messages.error(request, " ".join(wrong.messages))
        return ()
    return kept_attachments(files, brand_id=by.brand_id)
