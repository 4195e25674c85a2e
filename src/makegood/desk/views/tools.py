"""With which words, tags and fields do we work?"""

import secrets
from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from makegood.commands.desk.define_field import NewField, define_field
from makegood.commands.desk.retire_field import FieldToRetire, retire_field
from makegood.commands.desk.retire_reply import ReplyToRetire, retire_reply
from makegood.commands.desk.retire_tag import TagToRetire, retire_tag
from makegood.commands.desk.save_reply import ReplyToSave, save_reply
from makegood.commands.refused import NotThere, Refused
from makegood.desk.context import page_context, staff_of
from makegood.desk.order_forms import FieldForm, SavedReplyForm
from makegood.people.models import Member
from makegood.tickets.organising import all_fields, all_saved_replies, tags_in_use
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest, asking
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of

type Run = Callable[[Member, str], object]


@require_safe
@staff_only
def tools(request: BrandRequest, by: Member, slug: str) -> HttpResponse:
    """Saved replies, tags and fields of a brand."""
    return _page(request, _member(request, slug))


@require_safe
@staff_only
def first_tools(request: BrandRequest, by: Member) -> HttpResponseBase:
    """Those of the brand in which who asks is staff, or of the first of several."""
    return redirect("desk:tools", by.brand.slug)


@require_POST
@staff_only
def saved_replies(request: BrandRequest, by: Member, slug: str) -> HttpResponseBase:
    """Keep words, new ones or changed ones."""
    form = SavedReplyForm(request.POST, prefix="saved")

    def run(by: Member, key: str) -> None:
        said = ReplyToSave(
            saved_reply_id=form.cleaned_data["saved_reply"],
            title=form.cleaned_data["title"],
            language=form.cleaned_data["language"],
            text=form.cleaned_data["text"],
            department=form.cleaned_data["department"],
        )
        save_reply(said, by=by, key=key, at=timezone.now())

    return _act(request, slug, run, typed={"saved_form": form})


@require_POST
@staff_only
def saved_reply_end(
    request: BrandRequest, by: Member, slug: str, saved_reply_id: UUID
) -> HttpResponseBase:
    """Offer words no longer."""

    def run(by: Member, key: str) -> None:
        said = ReplyToRetire(saved_reply_id=saved_reply_id)
        retire_reply(said, by=by, key=key, at=timezone.now())

    return _act(request, slug, run)


@require_POST
@staff_only
def tag_end(request: BrandRequest, by: Member, slug: str, tag_id: UUID) -> HttpResponseBase:
    """Put a tag on no further ticket."""

    def run(by: Member, key: str) -> None:
        retire_tag(TagToRetire(tag_id=tag_id), by=by, key=key, at=timezone.now())

    return _act(request, slug, run)


@require_POST
@staff_only
def fields(request: BrandRequest, by: Member, slug: str) -> HttpResponseBase:
    """Give tickets a field; only owners can."""
    form = FieldForm(request.POST, prefix="field")

    def run(by: Member, key: str) -> None:
        said = NewField(
            code=form.cleaned_data["code"],
            name=form.cleaned_data["name"],
            kind=form.cleaned_data["kind"],
            issue_class=form.cleaned_data["issue_class"],
            choices=tuple(form.cleaned_data["choices"].splitlines()),
        )
        define_field(said, by=by, key=key, at=timezone.now())

    return _act(request, slug, run, typed={"field_form": form})


@require_POST
@staff_only
def field_end(request: BrandRequest, by: Member, slug: str, field_id: UUID) -> HttpResponseBase:
    """Ask for a field no longer; only owners can."""

    def run(by: Member, key: str) -> None:
        retire_field(FieldToRetire(field_id=field_id), by=by, key=key, at=timezone.now())

    return _act(request, slug, run)


def _member(request: BrandRequest, slug: str) -> Member:
    for member in staff_of(request):
        if member.brand.slug == slug:
            return member
    raise Http404


def _page(
    request: BrandRequest,
    by: Member,
    *,
    typed: dict[str, Form] | None = None,
    trouble: str = "",
) -> HttpResponse:
    form = next(iter((typed or {}).values()), None)
    context = {
        **page_context(request),
        "brand": by.brand,
        "all_brands": [member.brand for member in staff_of(request)],
        "owns": "owner" in by.roles,
        "saved": all_saved_replies(by),
        "tags": tags_in_use([by]),
        "fields": all_fields(by),
        "saved_form": SavedReplyForm(prefix="saved", initial={"language": by.person.language}),
        "field_form": FieldForm(prefix="field"),
        "form": form,
        "trouble": trouble,
        "key": secrets.token_urlsafe(16),
        **(typed or {}),
    }
    status = 409 if trouble else 400 if form else 200
    return render(request, "desk/tools.html", context, status=status)


def _act(
    request: BrandRequest, slug: str, run: Run, *, typed: dict[str, Form] | None = None
) -> HttpResponseBase:
    with asking(request):
        by = _member(request, slug)
        if any(not form.is_valid() for form in (typed or {}).values()):
            return _page(request, by, typed=typed)
    try:
        run(by, key_of(request, slug))
    except NotThere as gone:
        raise Http404 from gone
    except Refused as refused:
        with asking(request):
            return _page(request, _member(request, slug), typed=typed, trouble=refusal(refused))
    messages.success(request, _("Done."))
    return redirect("desk:tools", slug)
