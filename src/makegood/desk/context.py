"""What does every page of the desk know?"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from makegood.brands.models import Brand
from makegood.people.models import Member
from makegood.tickets.counted import waiting_in
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


def clocks_of(brand: Brand) -> AbstractContextManager[None]:
    """Moments are typed and shown on the clocks of the brand that they are about."""
    return timezone.override(ZoneInfo(brand.time_zone))


def page_context(request: BrandRequest) -> dict[str, Any]:
    """How much waits where, up to a thousand of each: one query."""
    staff = staff_of(request)
    waiting = waiting_in(staff)
    slug = request.GET.get("brand", "")
    brands = sorted((member.brand for member in staff), key=lambda brand: brand.name)
    return {
        "brands": [BrandLink(one, waiting[one.id].tickets, one.slug == slug) for one in brands],
        "counts": {
            "desk:queue": sum(one.tickets for one in waiting.values()),
            "desk:requests": sum(one.requests for one in waiting.values()),
            "desk:mail": sum(one.mails for one in waiting.values()),
        },
    }
