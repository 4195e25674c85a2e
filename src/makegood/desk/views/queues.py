"""What is owed next?"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from makegood.desk.bulk import Typed, bulk_context
from makegood.desk.context import chosen_staff, page_context, staff_of
from makegood.desk.filters import filter_context, wanted_by
from makegood.desk.foreseen import list_foreseen
from makegood.desk.lines import lines_of
from makegood.desk.rows import rows_of
from makegood.desk.views.bulk import done_with_chosen
from makegood.people.models import Member
from makegood.tickets.queue import Listed, Wanted, asleep, waiting_for_customers
from makegood.tickets.queue import queue as queue_of
from makegood.tickets.queue import to_judge as to_judge_of
from makegood.ui.gate import staff_only
from makegood.ui.middleware import READS, BrandRequest, reading_of
from makegood.ui.pages import Counted

type Listing = Callable[[Sequence[Member], Wanted], Listed]

PER_PAGE = 25
READ_OR_ACT = require_http_methods(["GET", "HEAD", "POST"])


@READ_OR_ACT
@staff_only
def queue(request: BrandRequest, by: Member) -> HttpResponseBase:
    """Everybody's tickets: by tier, then by what falls due, then by how long each stands there."""
    return _page(
        request,
        lambda staff, wanted: queue_of(staff, wanted, at=timezone.now()),
        heading=_("Owed next"),
        order=_("By tier, then by what falls due, then by how long each stands in the queue"),
        empty=_("Nothing is owed right now. What comes in by mail waits under Requests."),
    )


@READ_OR_ACT
@staff_only
def mine(request: BrandRequest, by: Member) -> HttpResponseBase:
    """The queue, of what is assigned to who asks."""

    def taken(staff: Sequence[Member], wanted: Wanted) -> Listed:
        mine = replace(wanted, assignees=tuple(member.id for member in staff))
        return queue_of(staff, mine, at=timezone.now())

    return _page(
        request,
        taken,
        heading=_("Mine"),
        order=_("By tier, then by what falls due, then by how long each stands in the queue"),
        empty=_("Nothing is assigned to you. Take something from what is owed next."),
    )


@READ_OR_ACT
@staff_only
def to_judge(request: BrandRequest, by: Member) -> HttpResponseBase:
    """What nobody has judged or rated yet, and what customers object to."""
    return _page(
        request,
        to_judge_of,
        heading=_("To judge"),
        order=_("By what falls due, then by how long each is open"),
        empty=_("Nothing waits to be judged or rated, and no customer objects."),
    )


@READ_OR_ACT
@staff_only
def waiting(request: BrandRequest, by: Member) -> HttpResponseBase:
    """Where customers move next; no clock runs for us."""
    return _page(
        request,
        waiting_for_customers,
        heading=_("Waiting for customers"),
        order=_("No clock runs for us; who waits longest stands first"),
        empty=_("No customer is asked for anything. Proposals and questions wait here."),
    )


@READ_OR_ACT
@staff_only
def aside(request: BrandRequest, by: Member) -> HttpResponseBase:
    """What was put aside, until its moment comes."""
    return _page(
        request,
        lambda staff, wanted: asleep(staff, wanted, at=timezone.now()),
        heading=_("Put aside"),
        order=_("What comes back first stands first"),
        empty=_("Nothing is put aside."),
    )


def _page(
    request: BrandRequest, listing: Listing, *, heading: str, order: str, empty: str
) -> HttpResponseBase:
    """The list; sent, what is asked for is done with what was chosen of it."""
    typed = Typed()
    if request.method not in READS:
        left = done_with_chosen(request)
        if left is None:
            return redirect(request.get_full_path())
        typed = left
    with reading_of(request):
        words = {"heading": heading, "order": order, "empty": empty}
        context = {**_shown(request, listing, typed), **words}
        return render(request, "desk/queue.html", context, status=409 if typed.act else 200)


def _shown(request: BrandRequest, listing: Listing, typed: Typed) -> dict[str, Any]:
    chosen = chosen_staff(request)
    found = listing(chosen, wanted_by(request.GET, chosen))
    pages = Counted(found, PER_PAGE)
    number = _number(request.GET.get("page", ""))
    with list_foreseen(found, pages, number, staff=staff_of(request), chosen=chosen):
        page = pages.get_page(number)
        listed = list(page.object_list)
        return {
            **page_context(request),
            **filter_context(request.GET, chosen, listed),
            **bulk_context(listed, typed),
            "page": page,
            "lines": lines_of(rows_of(listed, at=timezone.now()), chosen=typed.left),
        }


def _number(asked: str) -> int:
    """The page that is asked for; whatever is no number of one means the first."""
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    return max(1, number)
