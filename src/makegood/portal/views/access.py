"""How do I let you in, who came in, and how do I take it back?"""

import secrets
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from makegood.agreements.queries import terms_with_id
from makegood.commands.access.give_access import GivenAccess, give_access
from makegood.commands.access.withdraw_access import Withdrawal, withdraw_access
from makegood.commands.refused import NotThere, Refused
from makegood.people.models import Member
from makegood.portal.access_forms import AccessForm, access_form
from makegood.portal.forms import ReplyForm
from makegood.portal.views.decisions import refused_page
from makegood.portal.views.tickets import ticket_page
from makegood.terms.coverage.access import MayAsk, rule_on_access
from makegood.tickets.models import Ticket
from makegood.tickets.queries import ticket_numbered
from makegood.ui.gate import customers_only
from makegood.ui.middleware import BrandRequest, asking, reading_of
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of
from makegood.ui.unspoken import unspoken
from makegood.vault.access import accesses_of
from makegood.vault.models import Access
from makegood.vault.pasted import sifted


@unspoken
@require_http_methods(["GET", "HEAD", "POST"])
@customers_only
def access(request: BrandRequest, by: Member, number: int, access_id: UUID) -> HttpResponseBase:
    """The form into which access details are typed, and nowhere else."""
    ticket, wanted = found(request, by, number, access_id)
    confirms = confirms_backup(ticket)
    if request.method != "POST":
        return access_page(request, ticket, wanted, access_form(confirms_backup=confirms))
    form = access_form(typed=request.POST, confirms_backup=confirms)
    if not form.is_valid():
        return access_page(request, ticket, wanted, form, status=400)
    said = GivenAccess(
        ticket_id=ticket.id,
        access_id=access_id,
        address=form.cleaned_data["address"],
        user=form.cleaned_data["user"],
        secret=form.cleaned_data["secret"],
        remarks=form.cleaned_data["remarks"],
        confirmed=form.confirmed,
    )
    try:
        give_access(said, by=by, key=key_of(request, access_id), at=timezone.now())
    except NotThere as gone:
        raise Http404 from gone
    except Refused as refused:
        return access_page(request, ticket, wanted, form, trouble=refusal(refused), status=409)
    return after_giving(request, by, number, unsent=form.cleaned_data["message"])


def after_giving(
    request: BrandRequest, by: Member, number: int, *, unsent: str
) -> HttpResponseBase:
    """Back to the ticket; what is left of a message from which a password was moved is there."""
    messages.success(request, _("Sealed. You see here who opens it, and can erase it."))
    if not unsent:
        return redirect("portal:ticket", number)
    with asking(request):
        now = ticket_numbered(by, number)
        if now is None:
            raise Http404
        page = ticket_page(request, by, now, form=ReplyForm(initial={"text": unsent}))
    page.status_code = 200  # the page takes a form that it is given for one with mistakes
    return page


@unspoken
@require_POST
@customers_only
def moved(request: BrandRequest, by: Member, number: int, access_id: UUID) -> HttpResponseBase:
    """The same form, filled from a message in which a password stood; nothing is kept yet."""
    ticket, wanted = found(request, by, number, access_id)
    parts = sifted(request.POST.get("text", ""))
    form = access_form(
        initial={"secret": parts.secret, "message": parts.rest},
        confirms_backup=confirms_backup(ticket),
    )
    return access_page(request, ticket, wanted, form)


@require_http_methods(["GET", "HEAD", "POST"])
@customers_only
def erasure(request: BrandRequest, by: Member, number: int, access_id: UUID) -> HttpResponseBase:
    """Erase it now, after one look at what that means."""
    ticket, wanted = found(request, by, number, access_id)
    if request.method != "POST":
        if not wanted.is_kept:
            return redirect("portal:ticket", number)
        return render(request, "portal/access_erasure.html", {"ticket": ticket, "access": wanted})
    said = Withdrawal(ticket_id=ticket.id, access_id=access_id)
    try:
        withdraw_access(said, by=by, key=f"{access_id}:{by.id}", at=timezone.now())
    except Refused as refused:
        return refused_page(request, by, ticket, refused)
    messages.success(request, _("Erased. Nobody can open it any more."))
    return redirect("portal:ticket", number)


def found(request: BrandRequest, by: Member, number: int, access_id: UUID) -> tuple[Ticket, Access]:
    """The ticket and what was asked for on it. Raises Http404 as if it were not there."""
    with reading_of(request):
        ticket = ticket_numbered(by, number)
        wanted = accesses_of(by, ticket.id) if ticket else []
    for one in wanted:
        if ticket is not None and one.id == access_id:
            return ticket, one
    raise Http404


def confirms_backup(ticket: Ticket) -> bool:
    """Whether the ticket's agreement wants a backup confirmed first."""
    agreement = terms_with_id(ticket.agreement_version_id)
    ruling = rule_on_access(agreement, backup_is_confirmed=False)
    return ruling.outcome is MayAsk.NEEDS_BACKUP


def access_page(
    request: BrandRequest,
    ticket: Ticket,
    wanted: Access,
    form: AccessForm,
    *,
    trouble: str = "",
    status: int = 200,
) -> HttpResponseBase:
    """The form, with what was typed and what is wrong with it."""
    context = {
        "ticket": ticket,
        "access": wanted,
        "form": form,
        "trouble": trouble,
        "key": secrets.token_urlsafe(16),
    }
    with reading_of(request):
        return render(request, "portal/access.html", context, status=status)
