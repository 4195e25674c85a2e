"""Finding what a command on products is about, and reading what is said of platforms."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from makegood.catalogue.models import Edition, Product, Release
from makegood.commands.refusals.catalogue import ProductIsMalformed, RangeIsUnreadable
from makegood.commands.refused import NotThere
from makegood.commands.steps.lines import one_line
from makegood.people.models import Actor
from makegood.terms.compatibility.range import BadRange, read_range

LONGEST_NAME: Final = 120  # characters
LONGEST_PLATFORM: Final = 60  # characters


def lock_product(product_id: UUID, *, by: Actor) -> Product:
    """The product, locked until the command commits: whatever is told of it, one at a time.

    Raises NotThere.
    """
    products = Product.objects.visible_to(by).select_for_update(no_key=True, of=("self",))
    product = products.filter(id=product_id).first()
    if product is None:
        raise NotThere
    return product


def lock_edition(edition_id: UUID, *, by: Actor) -> Edition:
    """The edition, its product locked. Raises NotThere."""
    edition = Edition.objects.filter(brand=by.brand_id, id=edition_id).first()
    if edition is None:
        raise NotThere
    edition.product = lock_product(edition.product_id, by=by)
    return edition


def lock_release(release_id: UUID, *, by: Actor) -> Release:
    """The release, its product locked. Raises NotThere."""
    releases = Release.objects.filter(brand=by.brand_id, id=release_id)
    product_id = releases.values_list("product", flat=True).first()
    if product_id is None:
        raise NotThere
    product = lock_product(product_id, by=by)
    release = releases.get()
    release.product = product
    return release


def require_name(text: str, *, field: str, most: int = LONGEST_NAME) -> str:
    """The text on one line. Raises ProductIsMalformed where it is empty or too long."""
    name = one_line(text)
    if not 0 < len(name) <= most:
        raise ProductIsMalformed(field=field)
    return name


def require_ranges(ranges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Platform to the words about its versions, each of which can be read.

    Raises ProductIsMalformed where a platform has no name or comes twice, RangeIsUnreadable.
    """
    read: dict[str, str] = {}
    for name, words in ranges:
        platform = require_name(name, field="platform", most=LONGEST_PLATFORM)
        if platform in read:
            raise ProductIsMalformed(field="platform")
        read[platform] = require_range(platform, words)
    return read


def require_range(platform: str, words: str) -> str:
    """The words, which name versions. Raises RangeIsUnreadable."""
    words = one_line(words)
    try:
        read_range(words)
    except BadRange as bad:
        raise RangeIsUnreadable(
            platform=platform, words=words, finding=bad.finding, place=bad.place
        ) from bad
    return words
