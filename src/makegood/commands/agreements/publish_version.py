"""Publish a version of an agreement; from then on it is never edited."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.holidays import Kept, noted
from makegood.agreements.models import Version
from makegood.brands.ids import new_id
from makegood.brands.models import Brand
from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.may import require_owner
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.agreement.check import check_agreement
from makegood.terms.agreement.flaw import AgreementFlawed
from makegood.terms.facts.people import VersionPublished


class AgreementHasFlaws(Refused):
    """The files make no agreement that can be obeyed; `flaws` are all, warnings among them."""

    code = "agreement_has_flaws"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """`files` are pairs of file name and text, as the vendor wrote them."""

    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    version_id: UUID
    number: int


@command
def publish_version(said: NewVersion, *, by: Actor, key: str, at: datetime) -> PublishedVersion:
    """Publish the next version. Raises NotAllowed, and AgreementHasFlaws with every flaw."""
    require_owner(by)
    version = publish(said, by=by, at=at)
    record(VersionPublished(version=str(version.id), number=version.number), by=by, at=at)
    return PublishedVersion(version.id, version.number)


def publish(said: NewVersion, *, by: Actor, at: datetime) -> Version:
    """The version's row; for whoever publishes it as a part of more. Refuses flawed files."""
    files = dict(said.files)
    holidays: Kept = {}
    try:
        agreement = check_agreement(files, holidays=noted(holidays)).agreement
    except AgreementFlawed as flawed:
        raise AgreementHasFlaws(flaws=flawed.flaws) from flawed
    # Of two who publish at once, the second counts after the first.
    Brand.objects.select_for_update(no_key=True).get(id=by.brand_id)
    earlier = Version.objects.filter(brand=by.brand_id, name=agreement.name)
    last = earlier.order_by("-number").first()
    return Version.objects.create(
        id=new_id(at),
        brand_id=by.brand_id,
        name=agreement.name,
        number=last.number + 1 if last else 1,
        files=files,
        holidays=holidays,
        in_force_from=agreement.in_force_from,
        published_at=at,
    )
