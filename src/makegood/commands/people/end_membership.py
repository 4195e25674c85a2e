"""Let a member leave the brand."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.steps.may import require_owner
from makegood.commands.steps.members import leaves_an_owner, lock_member
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.people import MemberLeft


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    member_id: UUID


@dataclass(frozen=True, slots=True)
class Left:
    member_id: UUID


@command
def end_membership(said: Leaving, *, by: Actor, key: str, at: datetime) -> Left:
    """From the next request on nothing of the brand is there for the person.

    What the member did stays, and says so. Raises NotAllowed unless `by` is an owner or a machine,
    and for `by` itself; NotThere, LastOwner.
    """
    require_owner(by)
    member = lock_member(said.member_id, by=by)
    leaves_an_owner(member)
    member.left_at = at
    member.save(update_fields=["left_at"])
    record(MemberLeft(member=str(member.id)), by=by, at=at)
    return Left(member.id)
