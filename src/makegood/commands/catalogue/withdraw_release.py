"""Take a build back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.refused import Refused
from makegood.commands.steps.catalogue import lock_release
from makegood.commands.steps.may import require_owner
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.catalogue import ReleaseWithdrawn


class ReleaseIsWithdrawn(Refused):
    """The release was taken back before."""

    code = "release_is_withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseWithdrawal:
    """`reason` is read by customers, where the release is listed."""

    release_id: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class WithdrawnRelease:
    release_id: UUID


@command
def withdraw_release(
    said: ReleaseWithdrawal, *, by: Actor, key: str, at: datetime
) -> WithdrawnRelease:
    """The release stays listed, with the reason.

    Raises NotAllowed unless `by` is an owner or a machine, NotThere, ReleaseIsWithdrawn,
    NothingSaid without a reason.
    """
    require_owner(by)
    release = lock_release(said.release_id, by=by)
    if release.withdrawn_at is not None:
        raise ReleaseIsWithdrawn
    if not said.reason.strip():
        raise NothingSaid(field="reason")
    release.withdrawn_at = at
    release.withdrawn_why = said.reason
    release.save(update_fields=["withdrawn_at", "withdrawn_why"])
    told = ReleaseWithdrawn(product=str(release.product_id), release=str(release.id))
    record(told, by=by, at=at)
    return WithdrawnRelease(release.id)
