"""How do I keep this ticket in order?"""

import secrets
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from makegood.agreements.queries import terms_with_id
from makegood.commands.desk.link_ticket import Linking, link_ticket
from makegood.commands.desk.set_field import FieldValue, set_field
from makegood.commands.desk.unlink_ticket import Unlinking, unlink_ticket
from makegood.commands.refused import NotThere, Refused
from makegood.commands.tickets.relabel_priority import Relabelling, relabel_priority
from makegood.commands.tickets.set_title import Titling, set_title
from makegood.desk import acts
from makegood.desk.acts import Step
from makegood.desk.context import page_context
from makegood.desk.order import order_context
from makegood.desk.order_forms import MomentForm, ReasonForm, TagForm, TitleForm, ValueForm
from makegood.desk.undoing import say_done
from makegood.desk.views.tickets import ticket_of
from makegood.desk.views.work import Run, uuid_of
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest, asking
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of, turn_of


@require_safe
@staff_only
def order(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponse:
    """Title, department, priority, tags, fields, links; merging and splitting."""
    return order_page(request, ticket_of(request, ticket_id))


@require_POST
@staff_only
def title(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Give it another title."""
    form = TitleForm(request.POST, prefix="title")

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = Titling(ticket_id=ticket.id, title=form.cleaned_data["title"])
        set_title(said, by=by, key=key, at=timezone.now())

    return arrange(request, ticket_id, run, typed={"title_form": form})


@require_POST
@staff_only
def department(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Put it with another department."""

    def run(ticket: Ticket, by: Member, key: str) -> Step | None:
        wanted = request.POST.get("department", "")
        return acts.put(ticket, by, wanted, key, timezone.now())

    return arrange(request, ticket_id, run)


@require_POST
@staff_only
def priority(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Label it anew, with a reason."""
    form = ReasonForm(request.POST, prefix="priority")

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = Relabelling(
            ticket_id=ticket.id,
            turn=turn_of(request),
            priority=request.POST.get("priority", ""),
            reason=form.cleaned_data["reason"],
        )
        relabel_priority(said, by=by, key=key, at=timezone.now())

    return arrange(request, ticket_id, run, typed={"priority_form": form})


@require_POST
@staff_only
def tags(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Put a tag on it."""
    form = TagForm(request.POST, prefix="tag")

    def run(ticket: Ticket, by: Member, key: str) -> Step | None:
        return acts.tag(ticket, by, form.cleaned_data["name"], key, timezone.now())

    return arrange(request, ticket_id, run, typed={"tag_form": form})


@require_POST
@staff_only
def untagging(request: BrandRequest, by: Member, ticket_id: UUID, tag_id: UUID) -> HttpResponseBase:
    """Take a tag off."""

    def run(ticket: Ticket, by: Member, key: str) -> Step | None:
        return acts.untag(ticket, by, str(tag_id), key, timezone.now())

    return arrange(request, ticket_id, run)


@require_POST
@staff_only
def field(request: BrandRequest, by: Member, ticket_id: UUID, field_id: UUID) -> HttpResponseBase:
    """Note something in a field."""
    form = ValueForm(request.POST, rule_id=field_id)

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = FieldValue(ticket_id=ticket.id, field_id=field_id, value=form.cleaned_data["value"])
        set_field(said, by=by, key=key, at=timezone.now())

    return arrange(request, ticket_id, run, typed={"value_form": form})


@require_POST
@staff_only
def links(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Point at something."""

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = Linking(
            ticket_id=ticket.id,
            what=request.POST.get("what", ""),
            target_id=uuid_of(request.POST.get("target", "")),
        )
        link_ticket(said, by=by, key=key, at=timezone.now())

    return arrange(request, ticket_id, run)


@require_POST
@staff_only
def unlinking(
    request: BrandRequest, by: Member, ticket_id: UUID, link_id: UUID
) -> HttpResponseBase:
    """Point there no longer."""

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = Unlinking(ticket_id=ticket.id, link_id=link_id)
        unlink_ticket(said, by=by, key=key, at=timezone.now())

    return arrange(request, ticket_id, run)


@require_POST
@staff_only
def snooze(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Put it aside."""
    form = MomentForm(request.POST, prefix="snooze")

    def run(ticket: Ticket, by: Member, key: str) -> Step | None:
        return acts.snooze(ticket, by, form.moment.isoformat(), key, timezone.now())

    return arrange(request, ticket_id, run, typed={"snooze_form": form})


@require_POST
@staff_only
def waking(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Take it up again."""

    def run(ticket: Ticket, by: Member, key: str) -> Step | None:
        return acts.wake(ticket, by, "", key, timezone.now())

    return arrange(request, ticket_id, run)


def order_page(
    request: BrandRequest,
    found: Ticket,
    *,
    typed: dict[str, Form] | None = None,
    trouble: str = "",
) -> HttpResponse:
    """The page; after a refusal with what was typed, and what is right."""
    by = request.members[found.brand_id]
    agreement = terms_with_id(found.agreement_version_id)
    form = next(iter((typed or {}).values()), None)
    context = {
        **page_context(request),
        **order_context(found, by, agreement),
        "ticket": found,
        "terms": agreement,
        "trouble": trouble,
        "form": form,
        "key": secrets.token_urlsafe(16),
        **(typed or {}),
    }
    status = 409 if trouble else 400 if form else 200
    return render(request, "desk/order.html", context, status=status)


def arrange(
    request: BrandRequest, ticket_id: UUID, run: Run, *, typed: dict[str, Form] | None = None
) -> HttpResponseBase:
    """Find the ticket, run the command, and go back to the page; nothing typed is lost.

    What `run` answers is what would undo it.
    """
    with asking(request):
        ticket = ticket_of(request, ticket_id)
        if any(not form.is_valid() for form in (typed or {}).values()):
            return order_page(request, ticket, typed=typed)
    key = key_of(request, ticket_id)
    try:
        undo = run(ticket, request.members[ticket.brand_id], key)
    except NotThere as gone:
        raise Http404 from gone
    except Refused as refused:
        with asking(request):
            now = ticket_of(request, ticket_id)
            return order_page(request, now, typed=typed, trouble=refusal(refused))
    say_done(request, _("Done."), key=key, steps={ticket_id: undo} if undo else {})
    return redirect("desk:order", ticket_id)
