"""Which brand is meant?"""

from uuid import UUID

from django.db.models import QuerySet

from makegood.brands.compiled import compiled
from makegood.brands.models import Brand


def brand_with_host(host: str) -> Brand | None:
    """The brand whose pages stand at this host name."""
    return _with_host.first(host)


@compiled
def _with_host(host: str) -> QuerySet[Brand]:
    return Brand.objects.filter(host=host)


def brand_with_id(brand_id: UUID) -> Brand:
    """The brand, which must be there."""
    (brand,) = _with_id(brand_id)
    return brand


@compiled
def _with_id(brand_id: UUID) -> QuerySet[Brand]:
    return Brand.objects.filter(id=brand_id)
