"""What does every page of the desk know?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from makegood.brands.models import Brand
from makegood.intake.queries import mails_for_staff, requests_to_split
from makegood.people.models import Member
from makegood.tickets.queries import queue
from makegood.ui.middleware import BrandRequest


@dataclass(frozen=True, slots=True)
class BrandLink:
    """A brand as the rail shows it; `count` is what is owed there."""

    brand: Brand
    count: int
    chosen: bool


def staff_of(request: BrandRequest) -> Sequence[Member]:
    """Who asks, once for each brand in which he is staff."""
    return list(request.members.values())


def chosen_staff(request: BrandRequest) -> Sequence[Member]:
    """As `staff_of`, of the brand alone that the address names with `?brand=`, if it is one."""
    staff = staff_of(request)
    slug = request.GET.get("brand", "")
    return [member for member in staff if member.brand.slug == slug] or staff


def page_context(request: BrandRequest) -> dict[str, Any]:
    """How much waits where: three counts, each over an index."""
    staff = staff_of(request)
    owed = queue(staff).select_related(None).prefetch_related(None).order_by()
    counts = dict(owed.values_list("brand").annotate(Count("id")))
    slug = request.GET.get("brand", "")
    brands = sorted((member.brand for member in staff), key=lambda brand: brand.name)
    return {
        "brands": [BrandLink(one, counts.get(one.id, 0), one.slug == slug) for one in brands],
        "counts": {
            "desk:queue": sum(counts.values()),
            "desk:requests": requests_to_split(staff).count(),
            "desk:mail": mails_for_staff(staff).count(),
        },
    }
