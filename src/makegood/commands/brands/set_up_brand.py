"""Set up the first brand, with its agreement and its owner, by the one-time link."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.brands.models import Brand, SetupLink
from makegood.commands.agreements.publish_version import NewVersion, publish
from makegood.commands.brands.create_brand import NewBrand, open_desk
from makegood.commands.command import command
from makegood.commands.people.add_member import NewMember, join, joined
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_machine
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.people import VersionPublished


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstBrand:
    """What the first owner says: of the brand, of its agreement, and of herself."""

    token_sha256: str
    brand: NewBrand
    agreement: NewVersion
    owner: NewMember


@dataclass(frozen=True, slots=True)
class SetUpBrand:
    brand_id: UUID
    owner_id: UUID


@command
def set_up_brand(said: FirstBrand, *, by: Actor, key: str, at: datetime) -> SetUpBrand:
    """Open the desk, publish its agreement and make the owner, all or nothing; the link is used.

    `by` is a machine of the brand to be, whose id is the link's. Raises NotAllowed, NotThere for a
    link that is unknown, over, used, or came too late because another brand was set up; then what
    creating a brand, publishing a version and adding a member refuse.
    """
    machine = require_machine(by)
    _use_link(machine.brand_id, said.token_sha256, at=at)
    opened = open_desk(said.brand, by=by, at=at)
    version = publish(said.agreement, by=by, at=at)
    owner = join(said.owner, by=by, at=at)
    published = VersionPublished(version=str(version.id), number=version.number)
    record(opened, published, joined(owner), by=by, at=at)
    return SetUpBrand(machine.brand_id, owner.id)


def _use_link(link_id: UUID, token_sha256: str, *, at: datetime) -> None:
    """All links are locked, so that of two that are used at once the second finds the brand."""
    links = SetupLink.objects.select_for_update(no_key=True).order_by("id")
    link = next((one for one in links if one.id == link_id), None)
    if link is None or link.token_sha256 != token_sha256:
        raise NotThere
    if link.used_at is not None or link.expires_at <= at or Brand.objects.exists():
        raise NotThere
    link.used_at = at
    link.save(update_fields=["used_at"])
