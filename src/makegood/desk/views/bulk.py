"""What do I do with several tickets at once?"""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from makegood.desk.back import way_back
from makegood.desk.bulk import ACTS, MOST, Became, Wish, done_with_each
from makegood.desk.context import staff_of
from makegood.desk.undoing import say_done
from makegood.desk.views.work import uuid_of
from makegood.people.models import Member
from makegood.tickets.queries import tickets_with_ids
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest, asking
from makegood.ui.stamps import key_of


@require_POST
@staff_only
def bulk(request: BrandRequest, by: Member) -> HttpResponseBase:
    """The same with each; what could not be done is said of each ticket."""
    act = request.POST.get("act", "")
    if act not in ACTS:
        raise Http404
    ids = [uuid_of(text) for text in request.POST.getlist("ticket")[:MOST]]
    with asking(request):
        tickets = tickets_with_ids(staff_of(request), ids)
        members = dict(request.members)
    value = request.POST.get("department" if act == "put" else "tag", "")
    wish = Wish(act=act, value=value, key=key_of(request, act))
    became = done_with_each(tickets, members, wish, at=timezone.now())
    done = sum(not one.trouble for one in became)
    if done:
        said = ngettext("Done with %(count)s ticket.", "Done with %(count)s tickets.", done)
        steps = {one.ticket.id: one.undo for one in became if one.undo}
        say_done(request, said % {"count": done}, key=wish.key, steps=steps)
    say_troubles(request, became)
    if not became:
        messages.error(request, _("Choose at least one ticket."))
    return redirect(way_back(request.POST.get("back", "")))


def say_troubles(request: BrandRequest, became: Sequence[Became]) -> None:
    """Say of each ticket what stood in the way."""
    for one in became:
        if one.trouble:
            name = f"{one.ticket.brand.prefix}-{one.ticket.number}"
            messages.error(request, f"{name}: {one.trouble}")
