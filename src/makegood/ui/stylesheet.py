"""Which brands does a host show, and in which colours?"""

from django.http import HttpRequest

from makegood.brands.models import Brand
from makegood.ui.brand_css import brand_rule


def stylesheet_for(request: HttpRequest | None) -> str:
    """On a brand's host the page wears that brand; on the desk's, each of its brands has a dot.

    Nothing for a page that an error made before anybody knew the host.
    """
    brand: Brand | None = getattr(request, "brand", None)
    if brand is not None:
        return brand_rule(f':root, [data-brand="{brand.slug}"]', brand.colour)
    brands = [member.brand for member in getattr(request, "members", {}).values()]
    return "".join(
        brand_rule(f'[data-brand="{brand.slug}"]', brand.colour)
        for brand in sorted(brands, key=lambda brand: brand.slug)
    )
