"""What is owed next?"""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from makegood.desk.context import chosen_staff, page_context
from makegood.desk.rows import rows_of
from makegood.people.models import Member
from makegood.tickets.models import Ticket
from makegood.tickets.queries import queue as queue_of
from makegood.tickets.queries import waiting_for_customers
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest

PER_PAGE = 25


@require_safe
@staff_only
def queue(request: BrandRequest, by: Member) -> HttpResponse:
    """Everybody's tickets: by tier, then by how long each stands in the queue."""
    return _page(
        request,
        queue_of(chosen_staff(request)),
        heading=_("Owed next"),
        order=_("By tier, then by how long each stands in the queue"),
        empty=_("Nothing is owed right now. What comes in by mail waits under Requests."),
    )


@require_safe
@staff_only
def mine(request: BrandRequest, by: Member) -> HttpResponse:
    """The queue, of what is assigned to who asks."""
    staff = chosen_staff(request)
    return _page(
        request,
        queue_of(staff).filter(assignee__in=staff),
        heading=_("Mine"),
        order=_("By tier, then by how long each stands in the queue"),
        empty=_("Nothing is assigned to you. Take something from what is owed next."),
    )


@require_safe
@staff_only
def waiting(request: BrandRequest, by: Member) -> HttpResponse:
    """Where customers move next; no clock runs for us."""
    return _page(
        request,
        waiting_for_customers(chosen_staff(request)),
        heading=_("Waiting for customers"),
        order=_("No clock runs for us; who waits longest stands first"),
        empty=_("No customer is asked for anything. Proposals and questions wait here."),
    )


def _page(
    request: BrandRequest, tickets: QuerySet[Ticket], *, heading: str, order: str, empty: str
) -> HttpResponse:
    page = Paginator(tickets, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "desk/queue.html",
        {
            **page_context(request),
            "heading": heading,
            "order": order,
            "empty": empty,
            "page": page,
            "rows": rows_of(page.object_list),
        },
    )
