"""What do I do with words that are on the wrong ticket?"""

from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from makegood.commands.refused import NotThere, Refused
from makegood.commands.tickets.merge_ticket import Merging, merge_ticket
from makegood.commands.tickets.move_message import Moving, move_message
from makegood.commands.tickets.split_ticket import SplittingOff, split_ticket
from makegood.commands.tickets.undo_merge import Undoing, undo_merge
from makegood.desk.acts import Step
from makegood.desk.order_forms import TitleForm
from makegood.desk.views.order import arrange, order_page
from makegood.desk.views.tickets import ticket_of
from makegood.desk.views.work import act, uuid_of
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest, asking
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of, turn_of


@require_POST
@staff_only
def merge(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Let it go on in another."""

    def run(ticket: Ticket, by: Member, key: str) -> Step:
        said = Merging(
            ticket_id=ticket.id,
            into_id=uuid_of(request.POST.get("into", "")),
            turn=turn_of(request),
        )
        merge_ticket(said, by=by, key=key, at=timezone.now())
        return Step("part")

    return arrange(request, ticket_id, run)


@require_POST
@staff_only
def parting(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Let it be one of its own again."""

    def run(ticket: Ticket, by: Member, key: str) -> None:
        undo_merge(Undoing(ticket_id=ticket.id), by=by, key=key, at=timezone.now())

    return act(request, ticket_id, run, done=_("It is a ticket of its own again."))


@require_POST
@staff_only
def moving(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Let a message belong to another ticket."""

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = Moving(
            ticket_id=ticket.id,
            message_id=uuid_of(request.POST.get("message", "")),
            into_id=uuid_of(request.POST.get("into", "")),
        )
        move_message(said, by=by, key=key, at=timezone.now())

    return arrange(request, ticket_id, run)


@require_POST
@staff_only
def splitting(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Make a ticket of a message, and go there."""
    form = TitleForm(request.POST, prefix="split")
    with asking(request):
        ticket = ticket_of(request, ticket_id)
        if not form.is_valid():
            return order_page(request, ticket, typed={"split_form": form})
    said = SplittingOff(
        ticket_id=ticket.id,
        message_id=uuid_of(request.POST.get("message", "")),
        title=form.cleaned_data["title"],
        issue_class=request.POST.get("issue_class", ""),
    )
    by = request.members[ticket.brand_id]
    try:
        made = split_ticket(said, by=by, key=key_of(request, ticket_id), at=timezone.now())
    except NotThere as gone:
        raise Http404 from gone
    except Refused as refused:
        with asking(request):
            now = ticket_of(request, ticket_id)
            trouble = refusal(refused)
            return order_page(request, now, typed={"split_form": form}, trouble=trouble)
    messages.success(request, _("This is the ticket of that message."))
    return redirect("desk:ticket", made.ticket_id)
