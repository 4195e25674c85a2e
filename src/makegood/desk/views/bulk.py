"""What do I do with several tickets at once?"""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from makegood.desk.bulk import ACTS, MOST, Became, Typed, Wish, done_with_each
from makegood.desk.context import staff_of
from makegood.desk.undoing import say_done
from makegood.desk.views.work import uuid_of
from makegood.tickets.queries import tickets_with_ids
from makegood.ui.middleware import BrandRequest, asking
from makegood.ui.stamps import key_of


def done_with_chosen(request: BrandRequest) -> Typed | None:
    """Do what the form below a list asks for, and say what became of each ticket.

    Answers what was typed where something is left to do: with no ticket chosen, or with those
    that refused it. Raises Http404 for an act that there is not.
    """
    act = request.POST.get("act", "")
    if act not in ACTS:
        raise Http404
    ids = [uuid_of(text) for text in request.POST.getlist("ticket")[:MOST]]
    with asking(request):
        tickets = tickets_with_ids(staff_of(request), ids)
        members = dict(request.members)
    tag, department = request.POST.get("tag", ""), request.POST.get("department", "")
    value = department if act == "put" else tag
    wish = Wish(act=act, value=value, key=key_of(request, act))
    became = done_with_each(tickets, members, wish, at=timezone.now())
    _say(request, became, wish)
    left = frozenset(one.ticket.id for one in became if one.trouble)
    if became and not left:
        return None
    return Typed(act=act, tag=tag, department=department, left=left)


def say_troubles(request: BrandRequest, became: Sequence[Became]) -> None:
    """Say of each ticket what stood in the way."""
    for one in became:
        if one.trouble:
            name = f"{one.ticket.brand.prefix}-{one.ticket.number}"
            messages.error(request, f"{name}: {one.trouble}")


def _say(request: BrandRequest, became: Sequence[Became], wish: Wish) -> None:
    done = sum(not one.trouble for one in became)
    if done:
        said = ngettext("Done with %(count)s ticket.", "Done with %(count)s tickets.", done)
        steps = {one.ticket.id: one.undo for one in became if one.undo}
        say_done(request, said % {"count": done}, key=wish.key, steps=steps)
    say_troubles(request, became)
    if not became:
        messages.error(request, _("Choose at least one ticket."))
