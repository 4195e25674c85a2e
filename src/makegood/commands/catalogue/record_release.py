"""Record a build of a product."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.catalogue.models import MadeFor, Release
from makegood.commands.command import command
from makegood.commands.refusals.catalogue import AlreadyThere
from makegood.commands.refused import Refused
from makegood.commands.steps.catalogue import lock_product, require_ranges
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.may import require_owner
from makegood.commands.steps.moments import to_the_second
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.compatibility.version import BadVersion, Version, read_version
from makegood.terms.facts.catalogue import ReleaseRecorded


class VersionIsUnreadable(Refused):
    """The `words` name no version: `finding` says why, `place` where."""

    code = "version_is_unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRelease:
    """`made_for` are pairs of a platform and words that name its versions.

    `released_at` may be yet to come; nobody sees the release before.
    """

    product_id: UUID
    version: str
    released_at: datetime
    made_for: tuple[tuple[str, str], ...] = ()
    notes: str = ""
    security: bool = False


@dataclass(frozen=True, slots=True)
class RecordedRelease:
    release_id: UUID


@command
def record_release(said: NewRelease, *, by: Actor, key: str, at: datetime) -> RecordedRelease:
    """Record the release. A version is there once: 1.7 and 1.7.0 are the same.

    Raises NotAllowed unless `by` is an owner or a machine, NotThere, VersionIsUnreadable,
    RangeIsUnreadable, ProductIsMalformed, AlreadyThere.
    """
    require_owner(by)
    product = lock_product(said.product_id, by=by)
    version = _read(said.version)
    ranges = require_ranges(said.made_for)
    there = Release.objects.filter(brand=by.brand_id, product=product)
    if any(read_version(words) == version for words in there.values_list("version", flat=True)):
        raise AlreadyThere(field="version")
    release = Release.objects.create(
        id=new_id(at),
        brand_id=by.brand_id,
        product=product,
        version=one_line(said.version),
        notes=said.notes,
        security=said.security,
        released_at=to_the_second(said.released_at),
    )
    lines = MadeFor.objects.bulk_create(
        MadeFor(id=new_id(at), brand_id=by.brand_id, release=release, platform=name, words=words)
        for name, words in ranges.items()
    )
    told = ReleaseRecorded(
        product=str(product.id),
        release=str(release.id),
        released_at=release.released_at.isoformat(),
        security=said.security,
        made_for=tuple(str(line.id) for line in lines),
    )
    record(told, by=by, at=at)
    return RecordedRelease(release.id)


def _read(words: str) -> Version:
    try:
        return read_version(one_line(words))
    except BadVersion as bad:
        raise VersionIsUnreadable(words=words, finding=bad.finding, place=bad.place) from bad
