"""How do I get into the customer's site?"""

from typing import Final
from uuid import UUID

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from makegood.commands.access.ask_for_access import AccessWanted, ask_for_access
from makegood.commands.access.open_access import Opening, open_access
from makegood.commands.refused import NotThere, Refused
from makegood.desk.access_forms import AskForAccessForm
from makegood.desk.views.tickets import ticket_of, ticket_page
from makegood.desk.views.work import act
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest, asking
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of, turn_of
from makegood.ui.unspoken import unspoken
from makegood.vault.access import SHOWN_FOR, details_of_look
from makegood.vault.models import Access

SHOWN_SECONDS: Final = int(SHOWN_FOR.total_seconds())


@require_POST
@staff_only
def wanted(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Ask the customer."""
    form = AskForAccessForm(request.POST, prefix="access")

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = AccessWanted(
            ticket_id=ticket.id,
            turn=turn_of(request),
            kind=Access.Kind(form.cleaned_data["kind"]),
            reason=form.cleaned_data["reason"],
        )
        ask_for_access(said, by=by, key=key, at=timezone.now())

    done = _("Asked; the customer is told by mail.")
    return act(request, ticket_id, run, done=done, typed={"ask_for_access": form})


@unspoken
@require_POST
@staff_only
def looks(request: BrandRequest, by: Member, ticket_id: UUID, access_id: UUID) -> HttpResponseBase:
    """Open it. What it says stands in this answer alone, which goes away after a minute."""
    with asking(request):
        ticket = ticket_of(request, ticket_id)
        member = request.members[ticket.brand_id]
    said = Opening(ticket_id=ticket.id, access_id=access_id)
    try:
        opened = open_access(said, by=member, key=key_of(request, access_id), at=timezone.now())
    except NotThere as gone:
        raise Http404 from gone
    except Refused as refused:
        with asking(request):
            return ticket_page(request, ticket_of(request, ticket_id), trouble=refusal(refused))
    with asking(request):
        details = details_of_look(member, opened.look_id, at=timezone.now())
        if details is None:  # the page was loaded again after its minute
            return redirect("desk:ticket", ticket_id)
        context = {"ticket": ticket, "details": details, "seconds": SHOWN_SECONDS}
        page = render(request, "desk/access.html", context)
    page["Refresh"] = f"{SHOWN_SECONDS}; url={reverse('desk:ticket', args=[ticket_id])}"
    return page
