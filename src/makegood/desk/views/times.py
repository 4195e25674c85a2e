"""How long do I work on this ticket?"""

from uuid import UUID

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from makegood.commands.tickets.find_defect import OwnDefect, find_defect
from makegood.commands.work.add_time import WorkedTime, add_time
from makegood.commands.work.start_timer import Beginning, start_timer
from makegood.commands.work.stop_timer import Pause, stop_timer
from makegood.commands.work.strike_time import Strike, strike_time
from makegood.desk.time_forms import TimeForm
from makegood.desk.views.work import act
from makegood.people.models import Member
from makegood.tickets.models import Ticket, TimeEntry
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest
from makegood.ui.stamps import turn_of


@require_POST
@staff_only
def timer(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Begin to work on it."""

    def run(ticket: Ticket, by: Member, key: str) -> None:
        begun = start_timer(Beginning(ticket_id=ticket.id), by=by, key=key, at=timezone.now())
        _warn_of_others(request, begun.others)
        if begun.left:
            messages.info(request, _("Your timer on another ticket stopped."))

    return act(request, ticket_id, run, done=_("Your timer runs."))


@require_POST
@staff_only
def pause(request: BrandRequest, by: Member, ticket_id: UUID, entry_id: UUID) -> HttpResponseBase:
    """Stop working on it for now."""

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = Pause(ticket_id=ticket.id, entry_id=entry_id, text=request.POST.get("text", ""))
        paused = stop_timer(said, by=by, key=key, at=timezone.now())
        if paused.stopped == TimeEntry.Stopped.CEILING:
            messages.warning(request, _("It had stopped before: all that was confirmed is used."))

    return act(request, ticket_id, run, done=_("Your timer has stopped."))


@require_POST
@staff_only
def times(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Enter time that was worked without a timer."""
    form = TimeForm(request.POST, prefix="time")

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = WorkedTime(
            ticket_id=ticket.id,
            begins_at=form.cleaned_data["begins_at"],
            minutes=form.cleaned_data["minutes"],
            text=form.cleaned_data["text"],
        )
        added = add_time(said, by=by, key=key, at=timezone.now())
        _warn_of_others(request, added.others)

    return act(request, ticket_id, run, done=_("The time is entered."), typed={"time": form})


@require_POST
@staff_only
def striking(
    request: BrandRequest, by: Member, ticket_id: UUID, entry_id: UUID
) -> HttpResponseBase:
    """Strike an entry that is wrong."""

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = Strike(ticket_id=ticket.id, entry_id=entry_id, reason=request.POST.get("reason", ""))
        strike_time(said, by=by, key=key, at=timezone.now())

    return act(request, ticket_id, run, done=_("The entry is struck."))


@require_POST
@staff_only
def defect(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Say that the cause is a defect of ours."""

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = OwnDefect(ticket_id=ticket.id, turn=turn_of(request))
        find_defect(said, by=by, key=key, at=timezone.now())

    return act(request, ticket_id, run, done=_("Noted; it costs the customer nothing."))


def _warn_of_others(request: BrandRequest, others: int) -> None:
    if others:
        messages.warning(
            request,
            _("Somebody else works on it at the same time: that counts once unless it was agreed."),
        )
