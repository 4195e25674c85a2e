"""What does every page of the desk know?"""

from collections.abc import Sequence
from typing import Any

from makegood.intake.queries import mails_for_staff, requests_to_split
from makegood.people.models import Member
from makegood.tickets.queries import queue
from makegood.ui.middleware import BrandRequest


def staff_of(request: BrandRequest) -> Sequence[Member]:
    """Who asks, once for each brand in which he is staff."""
    return list(request.members.values())


def page_context(request: BrandRequest) -> dict[str, Any]:
    """How much waits where: three counts, each over an index."""
    staff = staff_of(request)
    return {
        "brands": [member.brand for member in staff],
        "counts": {
            "desk:queue": queue(staff).count(),
            "desk:requests": requests_to_split(staff).count(),
            "desk:mail": mails_for_staff(staff).count(),
        },
    }
