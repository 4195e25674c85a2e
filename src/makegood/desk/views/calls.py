"""When do I call the customer who asked for it?"""

from uuid import UUID

from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from makegood.commands.calls.arrange_call import Arrangement, arrange_call
from makegood.commands.calls.decline_call import CallDeclination, decline_call
from makegood.commands.calls.end_call import CallEnding, end_call
from makegood.desk.order_forms import CallForm, NoCallForm
from makegood.desk.views.work import act
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest


@require_POST
@staff_only
def arrangement(
    request: BrandRequest, by: Member, ticket_id: UUID, call_id: UUID
) -> HttpResponseBase:
    """Say when it is to be."""
    form = CallForm(request.POST, prefix="call")

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = Arrangement(
            ticket_id=ticket.id,
            call_id=call_id,
            arranged_for=form.moment,
            answer=form.cleaned_data["answer"],
        )
        arrange_call(said, by=by, key=key, at=timezone.now())

    done = _("Arranged; the customer is told by mail.")
    return act(request, ticket_id, run, done=done, typed={"call_form": form})


@require_POST
@staff_only
def declination(
    request: BrandRequest, by: Member, ticket_id: UUID, call_id: UUID
) -> HttpResponseBase:
    """Decline it, and say why."""
    form = NoCallForm(request.POST)

    def run(ticket: Ticket, by: Member, key: str) -> None:
        answer = form.cleaned_data["answer"]
        said = CallDeclination(ticket_id=ticket.id, call_id=call_id, answer=answer)
        decline_call(said, by=by, key=key, at=timezone.now())

    done = _("Declined; the customer is told by mail.")
    return act(request, ticket_id, run, done=done, typed={"no_call_form": form})


@require_POST
@staff_only
def ending(request: BrandRequest, by: Member, ticket_id: UUID, call_id: UUID) -> HttpResponseBase:
    """Note that it took place."""

    def run(ticket: Ticket, by: Member, key: str) -> None:
        end_call(
            CallEnding(ticket_id=ticket.id, call_id=call_id), by=by, key=key, at=timezone.now()
        )

    return act(request, ticket_id, run, done=_("Noted."))
