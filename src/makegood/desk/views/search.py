"""Where on the desk does something stand?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from makegood.agreements.queries import departments_of, terms_of, version_at
from makegood.brands.sought import sought
from makegood.desk.context import chosen_staff, page_context
from makegood.intake.search import requests_with
from makegood.people.models import Company, Member
from makegood.people.queries import companies_of
from makegood.terms.agreement.model import Agreement
from makegood.tickets.places import Place
from makegood.tickets.search import Found, find_tickets
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest
from makegood.ui.templatetags.tickets import FOR_STAFF

PER_PAGE: Final = 25
MOST_REQUESTS: Final = 10

type Offers = Mapping[str, str | Promise]


@dataclass(frozen=True, slots=True)
class Filter:
    """Something by which hits are kept apart: its name in the address, and what can be chosen."""

    name: str
    label: str
    offers: Offers
    chosen: str  # empty: all of them


@require_safe
@staff_only
def search(request: BrandRequest, by: Member) -> HttpResponse:
    """Tickets of all brands of who asks, and requests that are no tickets yet."""
    typed = request.GET.get("q", "")
    what = sought(typed)
    staff = chosen_staff(request)
    filters = _filters(request, staff)
    company = _company(request, staff)
    chosen = {one.name: [one.chosen] for one in filters if one.chosen}
    if company is not None:
        chosen["company_id"] = [str(company.id)]
    after = Place.read(request.GET.get("after", ""))
    found = Found(hits=[])
    if what or chosen:
        found = find_tickets(staff, what, filters=chosen, after=after, most=PER_PAGE)
    waits = what.wanted and after is None
    return render(
        request,
        "desk/search.html",
        {
            **page_context(request),
            "typed": typed,
            "what": what,
            "filters": filters,
            "company": company,
            "looked": bool(what or chosen),
            "found": found,
            "waiting": requests_with(staff, what.wanted, most=MOST_REQUESTS) if waits else [],
        },
    )


def _company(request: BrandRequest, staff: Sequence[Member]) -> Company | None:
    """The customer that the address names, if it names one of these brands'."""
    try:
        company_id = UUID(request.GET.get("company", ""))
    except ValueError:
        return None
    return companies_of(member.brand_id for member in staff).filter(id=company_id).first()


def _filters(request: BrandRequest, staff: Sequence[Member]) -> list[Filter]:
    """What there is to choose from, in these brands; what was chosen is one of it."""
    at = timezone.now()
    brands = [member.brand_id for member in staff]
    versions = (version_at(member.brand, at=at) for member in staff)
    agreements = [terms_of(version) for version in versions if version is not None]
    offered: Sequence[tuple[str, str, Offers]] = (
        ("state", _("State"), {state: words for state, (_tone, _icon, words) in FOR_STAFF.items()}),
        ("tier", _("Tier"), dict(_tiers(agreements))),
        ("department", _("Department"), {name: name for name in departments_of(brands)}),
    )
    return [
        Filter(name, label, offers, _one_of(offers, request.GET.get(name, "")))
        for name, label, offers in offered
    ]


def _one_of(offers: Offers, chosen: str) -> str:
    return chosen if chosen in offers else ""


def _tiers(agreements: Iterable[Agreement]) -> Iterator[tuple[str, str]]:
    language = get_language() or "en"
    for agreement in agreements:
        for tier in agreement.tiers:
            yield tier.id, agreement.tier_name(tier.id, language)
