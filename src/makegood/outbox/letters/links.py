"""Where does a letter lead? To a page; a letter never carries a link that decides."""

from django.conf import settings

from makegood.brands.models import Brand


def portal_url(brand: Brand, path: str = "") -> str:
    """The address of a page of the brand's portal."""
    port = f":{settings.BASE_PORT}" if settings.BASE_PORT else ""
    return f"{settings.BASE_SCHEME}://{brand.host}{port}/{path}"
