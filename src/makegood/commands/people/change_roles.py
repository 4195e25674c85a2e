"""Give a member other roles."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.may import require_owner
from makegood.commands.steps.members import leaves_an_owner, lock_member
from makegood.events.record import record
from makegood.people.models import CUSTOMER_ROLES, STAFF_ROLES, Actor
from makegood.terms.facts.people import RolesChanged


class RolesDoNotFit(Refused):
    """Staff have staff's roles and customers have customers', one at the least."""

    code = "roles_do_not_fit"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRoles:
    member_id: UUID
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangedRoles:
    roles: tuple[str, ...]


@command
def change_roles(said: NewRoles, *, by: Actor, key: str, at: datetime) -> ChangedRoles:
    """From the next request on the member may do what these roles may.

    Raises NotAllowed unless `by` is an owner or a machine, and for `by` itself: nobody changes
    his own roles. NotThere, RolesDoNotFit, LastOwner.
    """
    require_owner(by)
    member = lock_member(said.member_id, by=by)
    fitting = CUSTOMER_ROLES if member.company_id else STAFF_ROLES
    if not said.roles or not fitting.issuperset(said.roles):
        raise RolesDoNotFit
    if "owner" not in said.roles:
        leaves_an_owner(member)
    member.roles = sorted(said.roles)
    member.save(update_fields=["roles"])
    record(RolesChanged(member=str(member.id), roles=tuple(member.roles)), by=by, at=at)
    return ChangedRoles(tuple(member.roles))
