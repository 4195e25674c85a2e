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


def owner_of(request: BrandRequest, slug: str) -> Member:
    """Who asks, as an owner of that brand. Raises Http404."""
    member = staff_of(request, slug)
    if "owner" not in member.roles:
        raise Http404
    return member
