"""What have I begun to write, with which words do I begin, and who else is here?"""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from makegood.commands.desk.keep_draft import Begun, keep_draft
from makegood.commands.desk.look_at_ticket import Looking, look_at_ticket
from makegood.commands.refused import NotThere, Refused
from makegood.desk.composer import words_of
from makegood.desk.forms import NoteForm, ReplyForm
from makegood.desk.views.tickets import ticket_of, ticket_page
from makegood.desk.views.work import uuid_of
from makegood.people.models import Member
from makegood.tickets.models import Look
from makegood.tickets.organising import others_at, replies_saved
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest, asking
from makegood.ui.refusals import refusal

TEXTS = {"reply": "text", "note": "note-text"}  # what the text is called in each form


@require_POST
@staff_only
def draft(request: BrandRequest, by: Member, ticket_id: UUID, kind: str) -> HttpResponseBase:
    """Keep what was begun; the script asks for JSON, the button for the page."""
    if kind not in TEXTS:
        raise Http404
    with asking(request):
        by = request.members[ticket_of(request, ticket_id).brand_id]
    at = timezone.now()
    text = request.POST.get(TEXTS[kind], "").replace("\r\n", "\n")
    said = Begun(ticket_id=ticket_id, draft=kind, text=text)
    wants_page = "json" not in request.headers.get("Accept", "")
    try:
        kept = keep_draft(said, by=by, key=f"{ticket_id}:{kind}", at=at)
    except NotThere as gone:
        raise Http404 from gone
    except Refused as refused:
        if wants_page:
            return _begun_again(request, ticket_id, kind, text, trouble=refusal(refused))
        return JsonResponse({"said": refusal(refused)}, status=409)
    time = time_format(timezone.localtime(at))
    words = _("Draft kept %(time)s") % {"time": time} if kept.kept else ""
    if wants_page:
        messages.success(request, words or _("There was nothing to keep."))
        return redirect("desk:ticket", ticket_id)
    return JsonResponse({"said": words})


def _begun_again(
    request: BrandRequest, ticket_id: UUID, kind: str, text: str, *, trouble: str
) -> HttpResponseBase:
    """The ticket with what was begun, which was not kept."""
    with asking(request):
        ticket = ticket_of(request, ticket_id)
        if kind == "reply":
            form = ReplyForm(initial={"text": text})
            return ticket_page(request, ticket, composing=form, trouble=trouble)
        note = NoteForm(prefix="note", initial={"text": text})
        return ticket_page(request, ticket, typed={"note": note}, trouble=trouble)


@require_POST
@staff_only
def insertion(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """Put saved words behind what was typed; nothing is sent by it."""
    with asking(request):
        ticket = ticket_of(request, ticket_id)
        by = request.members[ticket.brand_id]
        saved_id = uuid_of(request.POST.get("saved_reply", ""))
        saved = next((one for one in replies_saved(ticket) if one.id == saved_id), None)
        if saved is None:
            raise Http404
        typed = request.POST.get("text", "").replace("\r\n", "\n").rstrip()
        text = "\n\n".join(part for part in (typed, words_of(saved, ticket, by)) if part)
        asks = "asks" in request.POST
        form = ReplyForm(initial={"text": text, "asks": asks})
        return ticket_page(request, ticket, composing=form)


@require_POST
@staff_only
def looks(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponseBase:
    """A sign of life, answered with who else is here."""
    with asking(request):
        ticket = ticket_of(request, ticket_id)
        by = request.members[ticket.brand_id]
    at = timezone.now()
    said = Looking(ticket_id=ticket_id, writes="writes" in request.POST)
    look_at_ticket(said, by=by, key=str(ticket_id), at=at)
    with asking(request):
        others = others_at(ticket, by, at=at)
    return JsonResponse({"said": " ".join(_present(look) for look in others)})


def _present(look: Look) -> str:
    name = {"name": look.member.name}
    if look.writes:
        return _("%(name)s is writing here.") % name
    return _("%(name)s is reading this too.") % name
