"""How do I take back what I have just pressed?"""

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from makegood.commands.refused import Refused
from makegood.desk.acts import UNDOING, standing
from makegood.desk.back import way_back
from makegood.desk.bulk import Became
from makegood.desk.context import staff_of
from makegood.desk.undoing import Undo, undo_of
from makegood.desk.views.bulk import say_troubles
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from makegood.tickets.queries import tickets_with_ids
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest, asking
from makegood.ui.refusals import refusal


@require_POST
@staff_only
def undoing(request: BrandRequest, by: Member) -> HttpResponseBase:
    """Put back what a notice said was done; what somebody has changed since stays as it is."""
    undo = undo_of(request)
    with asking(request):
        tickets = tickets_with_ids(staff_of(request), list(undo.steps))
        members = dict(request.members)
    became = [_undone(one, members[one.brand_id], undo) for one in tickets]
    done = sum(not one.trouble for one in became)
    if done:
        said = ngettext("Undone on %(count)s ticket.", "Undone on %(count)s tickets.", done)
        messages.success(request, said % {"count": done})
    say_troubles(request, became)
    return redirect(way_back(request.POST.get("back", "")))


def _undone(ticket: Ticket, by: Member, undo: Undo) -> Became:
    step = undo.steps[ticket.id]
    if standing(ticket, step.act) not in (step.over, step.value):  # as left, or undone already
        return Became(ticket, trouble=_("It was changed since: that stays as it is."))
    try:
        UNDOING[step.act](ticket, by, step.value, f"undo:{undo.key}:{ticket.id}", timezone.now())
    except Refused as refused:
        return Became(ticket, trouble=refusal(refused))
    return Became(ticket)
