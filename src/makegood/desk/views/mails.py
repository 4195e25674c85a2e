"""Which mails became nothing, and what should become of them?"""

import secrets
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from makegood.commands.intake.dismiss_mail import Dismissal, dismiss_mail
from makegood.commands.intake.release_mail import Release, release_mail
from makegood.commands.refused import NotThere, Refused
from makegood.desk.context import page_context, staff_of
from makegood.desk.forms import ReleaseForm
from makegood.intake.models import RawMail
from makegood.intake.queries import mail_with_id, mails_for_staff
from makegood.intake.words import words_of
from makegood.outbox.queries import undelivered
from makegood.people.models import Member
from makegood.ui.downloads import download
from makegood.ui.gate import staff_only
from makegood.ui.mail_reasons import reason_words
from makegood.ui.middleware import BrandRequest, asking
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of
from makegood.vault.mails import open_mail

PER_PAGE = 25


@require_safe
@staff_only
def mail_list(request: BrandRequest, by: Member) -> HttpResponse:
    """The mails that wait for staff, the oldest first."""
    waiting = mails_for_staff(staff_of(request))
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(mail, words_of(mail), reason_words(mail.reason)) for mail in page]
    failed = undelivered(member.brand_id for member in staff_of(request))
    shown = {"page": page, "rows": rows, "undelivered": failed[:PER_PAGE]}
    return render(request, "desk/mails.html", {**page_context(request), **shown})


@require_safe
@staff_only
def mail(request: BrandRequest, by: Member, mail_id: UUID) -> HttpResponse:
    """One mail: what could be read of it, and why it waits."""
    return _page(request, _mail(request, mail_id))


@require_POST
@staff_only
def release(request: BrandRequest, by: Member, mail_id: UUID) -> HttpResponseBase:
    """Make a request of it, on behalf of a customer whom staff name."""
    with asking(request):
        found = _mail(request, mail_id)
        form = _form(found, request.POST)
        if not form.is_valid():
            return _page(request, found, form=form)
    said = Release(
        mail_id=mail_id,
        requester_id=form.cleaned_data["requester"].id,
        subject=form.cleaned_data["subject"],
        text=form.cleaned_data["text"],
    )
    member = request.members[found.brand_id]
    try:
        released = release_mail(said, by=member, key=key_of(request, mail_id), at=timezone.now())
    except Refused as refused:
        return _refused(request, mail_id, refused, form=form)
    messages.success(request, _("It is a request now; make tickets of it."))
    return redirect("desk:request", released.request_id)


@require_POST
@staff_only
def dismissal(request: BrandRequest, by: Member, mail_id: UUID) -> HttpResponseBase:
    """Nothing is needed of it."""
    with asking(request):
        found = _mail(request, mail_id)
    member = request.members[found.brand_id]
    try:
        dismiss_mail(
            Dismissal(mail_id=mail_id),
            by=member,
            key=key_of(request, mail_id),
            at=timezone.now(),
        )
    except Refused as refused:
        return _refused(request, mail_id, refused)
    messages.success(request, _("Dismissed. The mail itself stays kept."))
    return redirect("desk:mail")


@require_safe
@staff_only
def raw(request: BrandRequest, by: Member, mail_id: UUID) -> HttpResponseBase:
    """The mail as it arrived, to be saved."""
    found = _mail(request, mail_id)
    if found.sealed_key is None:
        raise Http404
    content = open_mail(bytes(found.sealed), bytes(found.sealed_key), mail_id=found.id)
    return download([content], size=len(content), name=f"mail-{found.id}.eml")


def _mail(request: BrandRequest, mail_id: UUID) -> RawMail:
    found = mail_with_id(staff_of(request), mail_id)
    if found is None:
        raise Http404
    return found


def _form(found: RawMail, typed: Any = None) -> ReleaseForm:  # noqa: ANN401 - a form's data
    words = words_of(found)
    initial = {"subject": words.subject, "text": words.text} if words else {}
    form = ReleaseForm(typed, initial=initial)
    members = Member.objects.filter(brand=found.brand_id, left_at=None, company__isnull=False)
    field: Any = form.fields["requester"]
    field.queryset = members.select_related("company").order_by("name", "id")
    field.label_from_instance = lambda member: f"{member.name} ({member.company.name})"
    return form


def _page(
    request: BrandRequest,
    found: RawMail,
    *,
    form: ReleaseForm | None = None,
    trouble: str = "",
) -> HttpResponse:
    waits = found.state in (RawMail.State.UNREADABLE, RawMail.State.HELD, RawMail.State.KEPT)
    return render(
        request,
        "desk/mail.html",
        {
            **page_context(request),
            "mail": found,
            "words": words_of(found),
            "reason": reason_words(found.reason),
            "waits": waits,
            "release": form or _form(found),
            "form": form,
            "trouble": trouble,
            "key": secrets.token_urlsafe(16),
        },
        status=409 if trouble else 400 if form else 200,
    )


def _refused(
    request: BrandRequest, mail_id: UUID, refused: Refused, *, form: ReleaseForm | None = None
) -> HttpResponseBase:
    if isinstance(refused, NotThere):
        raise Http404
    with asking(request):
        return _page(request, _mail(request, mail_id), form=form, trouble=refusal(refused))
