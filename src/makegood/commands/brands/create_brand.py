"""Open a desk for a brand."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db.models import Q

from makegood.brands.models import Brand
from makegood.commands.command import command
from makegood.commands.refused import NotAllowed, Refused
from makegood.commands.steps.lines import is_address, one_line
from makegood.events.record import record
from makegood.people.models import Actor, Machine
from makegood.terms.facts.people import BrandCreated


class BrandIsTaken(Refused):
    """Another brand has this short name, host or support address."""

    code = "brand_is_taken"


class BrandIsMalformed(Refused):
    """`field` does not hold what a brand needs there."""

    code = "brand_is_malformed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBrand:
    """`colour` is "#rrggbb"; `languages` are codes, the brand's own first; no port in `host`."""

    slug: str
    name: str
    host: str
    prefix: str
    colour: str
    languages: tuple[str, ...]
    time_zone: str
    support_address: str


@dataclass(frozen=True, slots=True)
class CreatedBrand:
    brand_id: UUID


@command
def create_brand(said: NewBrand, *, by: Actor, key: str, at: datetime) -> CreatedBrand:
    """Open the desk. `by` is a machine of the brand to be, whose id its maker chose.

    Raises BrandIsMalformed, and BrandIsTaken if another brand has the short name, host or address.
    """
    record(open_desk(said, by=by, at=at), by=by, at=at)
    return CreatedBrand(by.brand_id)


def open_desk(said: NewBrand, *, by: Actor, at: datetime) -> BrandCreated:
    """What creating a brand and setting up the first one have in common. Refuses as they do."""
    if not isinstance(by, Machine):
        raise NotAllowed
    if wrong := malformed_fields(said):
        raise BrandIsMalformed(field=wrong[0])
    address = said.support_address.lower()
    taken = Q(slug=said.slug) | Q(host=said.host) | Q(support_address=address)
    if Brand.objects.filter(taken).exists():
        raise BrandIsTaken
    Brand.objects.create(
        id=by.brand_id,
        slug=said.slug,
        name=one_line(said.name),
        host=said.host,
        prefix=said.prefix,
        colour=said.colour,
        languages=list(said.languages),
        time_zone=said.time_zone,
        support_address=address,
        created_at=at,
    )
    return BrandCreated(brand=str(by.brand_id))


def malformed_fields(said: NewBrand) -> list[str]:
    """The fields that do not hold what they should."""
    known = {code for code, _ in settings.LANGUAGES}
    right = {
        "slug": bool(re.fullmatch(r"[a-z][a-z0-9-]{1,39}", said.slug)),
        "name": 0 < len(one_line(said.name)) <= 80,
        "host": bool(re.fullmatch(r"[a-z0-9]([a-z0-9.-]{0,198}[a-z0-9])?", said.host))
        and said.host not in {settings.DESK_HOST, "127.0.0.1"},
        "prefix": bool(re.fullmatch(r"[A-Z]{2,6}", said.prefix)),
        "colour": bool(re.fullmatch(r"#[0-9a-f]{6}", said.colour)),
        "languages": bool(said.languages) and known.issuperset(said.languages),
        "time_zone": _is_zone(said.time_zone),
        "support_address": is_address(said.support_address),
    }
    return [field for field, fine in right.items() if not fine]


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
