"""What do I do on this ticket?"""

from collections.abc import Callable
from uuid import UUID

from django.forms import Form
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from makegood.commands.ledger.give_goodwill import Goodwill, give_goodwill
from makegood.commands.refusals.tickets import TicketHasChanged
from makegood.commands.refused import NotThere, Refused
from makegood.commands.tickets.add_note import Note, add_note
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.commands.tickets.reopen_ticket import Reopening, reopen_ticket
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.commands.tickets.solve_ticket import Solution, solve_ticket
from makegood.desk.acts import Step, assign
from makegood.desk.forms import GoodwillForm, NoteForm, ReplyForm
from makegood.desk.order_forms import ReasonForm
from makegood.desk.undoing import say_done
from makegood.desk.views.tickets import (
    about_ticket_to_act_on,
    ticket_of,
    ticket_page,
    ticket_to_act_on,
)
from makegood.outside.uploads import kept_attachments
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest, asking
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of, seen_of, turn_of

type Run = Callable[[Ticket, Member, str], Step | None]


@require_POST
@staff_only
def reply(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Write to the customer."""
    form = ReplyForm(request.POST, request.FILES)

    def keep(by: Member) -> None:
        form.is_valid()
        files = form.cleaned_data.get("attachments", ())
        form.keep(kept_attachments(files, brand_id=by.brand_id), member_id=by.id)

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = Reply(
            ticket_id=ticket.id,
            text=form.cleaned_data["text"],
            asks=form.cleaned_data["asks"],
            turn=turn_of(request),
            attachments=form.kept,
        )
        reply_to_ticket(said, by=by, key=key, at=timezone.now())

    done = _("Sent to the customer.")
    return act(request, ticket_id, run, done=done, typed={"reply": form}, first=keep)


@require_POST
@staff_only
def note(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Write for colleagues alone."""
    form = NoteForm(request.POST, prefix="note")

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = Note(ticket_id=ticket.id, text=form.cleaned_data["text"])
        add_note(said, by=by, key=key, at=timezone.now())

    return act(request, ticket_id, run, done=_("The note is kept."), typed={"note": form})


@require_POST
@staff_only
def goodwill(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Give units out of goodwill, as an entry of its own."""
    form = GoodwillForm(request.POST, prefix="goodwill")

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = Goodwill(
            ticket_id=ticket.id,
            units=form.cleaned_data["units"],
            reason=form.cleaned_data["reason"],
        )
        give_goodwill(said, by=by, key=key, at=timezone.now())

    done = _("Given; the customer is told by mail.")
    return act(request, ticket_id, run, done=done, typed={"goodwill": form})


@require_POST
@staff_only
def assignment(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Give the ticket to somebody."""
    wanted = request.POST.get("assignee", "")

    def run(ticket: Ticket, by: Member, key: str) -> Step | None:
        assignee = str(uuid_of(wanted)) if wanted else ""
        return assign(ticket, by, assignee, key, timezone.now())

    return act(request, ticket_id, run, done=_("Assigned."))


@require_POST
@staff_only
def solution(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Say that it is solved."""

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = Solution(ticket_id=ticket.id, turn=turn_of(request))
        solve_ticket(said, by=by, key=key, at=timezone.now())

    return act(request, ticket_id, run, done=_("Marked as solved; the customer is told."))


@require_POST
@staff_only
def reopening(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Go on with what was solved or closed."""
    form = ReasonForm(request.POST, prefix="reopening")

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = Reopening(
            ticket_id=ticket.id, turn=turn_of(request), reason=form.cleaned_data["reason"]
        )
        reopen_ticket(said, by=by, key=key, at=timezone.now())

    return act(request, ticket_id, run, done=_("It goes on."), typed={"reopening": form})


@require_POST
@staff_only
def closure(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Close what was solved."""

    def run(ticket: Ticket, by: Member, key: str) -> None:
        said = Closure(ticket_id=ticket.id, turn=turn_of(request))
        close_ticket(said, by=by, key=key, at=timezone.now())

    return act(request, ticket_id, run, done=_("Closed."))


def act(
    request: BrandRequest,
    ticket_id: UUID,
    run: Run,
    *,
    done: str,
    typed: dict[str, Form] | None = None,
    first: Callable[[Member], None] | None = None,
) -> HttpResponseBase:
    """Find the ticket, run the command, and go back to the page; nothing typed is lost.

    `first` is done in any case, once it is known who acts on the ticket. What `run` answers is
    what would undo it.
    """
    with asking(request, *about_ticket_to_act_on(request, ticket_id)):
        ticket = ticket_to_act_on(request, ticket_id)
    by = request.members[ticket.brand_id]
    if first:
        first(by)
    if any(not form.is_valid() for form in (typed or {}).values()):
        with asking(request):
            return ticket_page(request, ticket_of(request, ticket_id), typed=typed)
    key = key_of(request, ticket_id)
    try:
        undo = run(ticket, by, key)
    except NotThere as gone:
        raise Http404 from gone
    except Refused as refused:
        unread_after = seen_of(request) if isinstance(refused, TicketHasChanged) else None
        with asking(request):
            now = ticket_of(request, ticket_id)
            return ticket_page(
                request, now, typed=typed, trouble=refusal(refused), unread_after=unread_after
            )
    say_done(request, done, key=key, steps={ticket_id: undo} if undo else {})
    return redirect("desk:ticket", ticket_id)


def uuid_of(text: str) -> UUID:
    """The id that a form names. Raises Http404 where it names none."""
    try:
        return UUID(text)
    except ValueError as malformed:
        raise Http404 from malformed
