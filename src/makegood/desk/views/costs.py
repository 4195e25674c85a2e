"""What shall this ticket cost?"""

from uuid import UUID

from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from makegood.agreements.queries import terms_with_id
from makegood.commands.tickets.propose_quote import propose_quote
from makegood.commands.tickets.second_quote import Seconding, second_quote
from makegood.desk.cost_forms import proposal_form
from makegood.desk.views.tickets import ticket_of
from makegood.desk.views.work import act, uuid_of
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from makegood.tickets.work import known_of_cost
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest, asking
from makegood.ui.stamps import turn_of


@require_POST
@staff_only
def proposal(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Propose a cost, another one, or what more it costs."""
    with asking(request):
        found = ticket_of(request, ticket_id)
        terms = terms_with_id(found.agreement_version_id)
        form = proposal_form(found, terms, known_of_cost(found), typed=request.POST)

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = form.said(ticket.id, turn=turn_of(request))
        propose_quote(said, by=by, key=key, at=timezone.now())

    done = _("Proposed; the customer is told once nothing else is missing.")
    return act(request, ticket_id, run, done=done, typed={"proposal": form})


@require_POST
@staff_only
def seconding(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Agree to a cost that somebody else proposed."""
    quote_id = uuid_of(request.POST.get("quote", ""))

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = Seconding(ticket_id=ticket.id, turn=turn_of(request), quote_id=quote_id)
        second_quote(said, by=by, key=key, at=timezone.now())

    return act(request, ticket_id, run, done=_("Agreed; the customer is told by mail."))
