"""Where in my account, or in the documentation, does something stand?"""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from makegood.articles.search import articles_with
from makegood.brands.sought import sought
from makegood.people.models import Member
from makegood.portal.context import page_context
from makegood.tickets.places import Place
from makegood.tickets.search import Found, find_tickets
from makegood.ui.gate import customers_only
from makegood.ui.middleware import BrandRequest
from makegood.ui.templatetags.tickets import FOR_CUSTOMERS

PER_PAGE: Final = 25
MOST_ARTICLES: Final = 10


@require_safe
@customers_only
def search(request: BrandRequest, by: Member) -> HttpResponse:
    """The company's tickets without internal notes, and published articles."""
    typed = request.GET.get("q", "")
    what = sought(typed)
    state = request.GET.get("state", "")
    state = state if state in FOR_CUSTOMERS else ""
    after = Place.read(request.GET.get("after", ""))
    found = Found(hits=[])
    if what or state:
        filters = {"state": [state] if state else []}
        found = find_tickets([by], what, filters=filters, after=after, most=PER_PAGE)
    reads = what.wanted and after is None and not state
    return render(
        request,
        "portal/search.html",
        {
            **page_context(by, at=timezone.now()).shown(),
            "typed": typed,
            "what": what,
            "state": state,
            "states": {value: words for value, (_tone, _icon, words) in FOR_CUSTOMERS.items()},
            "looked": bool(what or state),
            "found": found,
            "articles": articles_with(by, what.wanted, most=MOST_ARTICLES) if reads else [],
        },
    )
