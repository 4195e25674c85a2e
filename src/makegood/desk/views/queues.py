"""What is owed next?"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from makegood.desk.bulk import bulk_context
from makegood.desk.context import chosen_staff, page_context, staff_of
from makegood.desk.filters import filter_context, wanted_by
from makegood.desk.foreseen import list_foreseen
from makegood.desk.lines import lines_of
from makegood.desk.rows import rows_of
from makegood.people.models import Member
from makegood.tickets.queue import Listed, Wanted, asleep, waiting_for_customers
from makegood.tickets.queue import queue as queue_of
from makegood.tickets.queue import to_judge as to_judge_of
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest
from makegood.ui.pages import Counted

type Listing = Callable[[Sequence[Member], Wanted], Listed]

PER_PAGE = 25


@require_safe
@staff_only
def queue(request: BrandRequest, by: Member) -> HttpResponse:
    """Everybody's tickets: by tier, then by what falls due, then by how long each stands there."""
    return _page(
        request,
        lambda staff, wanted: queue_of(staff, wanted, at=timezone.now()),
        heading=_("Owed next"),
        order=_("By tier, then by what falls due, then by how long each stands in the queue"),
        empty=_("Nothing is owed right now. What comes in by mail waits under Requests."),
    )


@require_safe
@staff_only
def mine(request: BrandRequest, by: Member) -> HttpResponse:
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


@require_safe
@staff_only
def to_judge(request: BrandRequest, by: Member) -> HttpResponse:
    """What nobody has judged or rated yet, and what customers object to."""
    return _page(
        request,
        to_judge_of,
        heading=_("To judge"),
        order=_("By what falls due, then by how long each is open"),
        empty=_("Nothing waits to be judged or rated, and no customer objects."),
    )


@require_safe
@staff_only
def waiting(request: BrandRequest, by: Member) -> HttpResponse:
    """Where customers move next; no clock runs for us."""
    return _page(
        request,
        waiting_for_customers,
        heading=_("Waiting for customers"),
        order=_("No clock runs for us; who waits longest stands first"),
        empty=_("No customer is asked for anything. Proposals and questions wait here."),
    )


@require_safe
@staff_only
def aside(request: BrandRequest, by: Member) -> HttpResponse:
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
) -> HttpResponse:
    chosen = chosen_staff(request)
    found = listing(chosen, wanted_by(request.GET, chosen))
    pages = Counted(found, PER_PAGE)
    number = _number(request.GET.get("page", ""))
    with list_foreseen(found, pages, number, staff=staff_of(request), chosen=chosen):
        page = pages.get_page(number)
        listed = list(page.object_list)
        context = {
            **page_context(request),
            **filter_context(request.GET, chosen, listed),
            **bulk_context(listed),
            "heading": heading,
            "order": order,
            "empty": empty,
            "page": page,
            "lines": lines_of(rows_of(listed, at=timezone.now())),
        }
    return render(request, "desk/queue.html", context)


def _number(asked: str) -> int:
    """The page that is asked for; whatever is no number of one means the first."""
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    return max(1, number)
