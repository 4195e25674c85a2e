"""Keep the hash of a password for a member's person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_machine
from makegood.people.models import Actor, Member


@dataclass(frozen=True, slots=True, kw_only=True)
class HashedPassword:
    """`password_hash` is the framework's, salted and slow: no password comes near a command."""

    member_id: UUID
    password_hash: str


@dataclass(frozen=True, slots=True)
class KeptPassword:
    person_id: UUID


@command
def keep_password(said: HashedPassword, *, by: Actor, key: str, at: datetime) -> KeptPassword:
    """From now on the person signs in with that password too. Nobody hears of it.

    For the operator alone: people set their own by sign-in. Raises NotAllowed for people, NotThere.
    """
    require_machine(by)
    members = Member.objects.select_related("person")
    member = members.filter(brand=by.brand_id, id=said.member_id, left_at=None).first()
    if member is None:
        raise NotThere
    member.person.password = said.password_hash
    member.person.save(update_fields=["password"])
    return KeptPassword(member.person_id)
