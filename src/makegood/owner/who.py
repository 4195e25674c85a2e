"""As which member does somebody act in the brand that an address names?"""

from django.http import Http404

from makegood.people.models import Member
from makegood.ui.middleware import BrandRequest


def staff_of(request: BrandRequest, slug: str) -> Member:
    """Who asks, as a member of that brand's staff. Raises Http404."""
    for member in request.members.values():
        if member.brand.slug == slug:
            return member
    raise Http404


def owned_by(request: BrandRequest) -> list[Member]:
    """Who asks, once for each brand that he owns. Raises Http404 for who owns none."""
    owned = [member for member in request.members.values() if "owner" in member.roles]
    if not owned:
        raise Http404
    return owned


def owner_of(request: BrandRequest, slug: str) -> Member:
    """Who asks, as an owner of that brand. Raises Http404."""
    member = staff_of(request, slug)
    if "owner" not in member.roles:
        raise Http404
    return member
