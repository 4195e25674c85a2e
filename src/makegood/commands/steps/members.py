"""Finding the member that a command changes, and keeping a brand from losing its last owner."""

from uuid import UUID

from makegood.commands.refused import NotAllowed, NotThere, Refused
from makegood.people.models import Actor, Member


class LastOwner(Refused):
    """A brand has an owner at any time: somebody else must be one first."""

    code = "last_owner"


def lock_member(member_id: UUID, *, by: Actor) -> Member:
    """The member, locked with all owners of the brand until the command commits.

    Raises NotThere, and NotAllowed where `by` is the member: nobody changes his own standing.
    """
    present = Member.objects.select_for_update(no_key=True).filter(brand=by.brand_id, left_at=None)
    # All owners in one order, so that of two who remove each other the second sees the first.
    list(present.filter(roles__contains=["owner"]).order_by("id"))
    member = present.filter(id=member_id).first()
    if member is None:
        raise NotThere
    if isinstance(by, Member) and by.id == member.id:
        raise NotAllowed
    return member


def leaves_an_owner(member: Member) -> None:
    """Raises LastOwner if the brand would have none without this one."""
    others = Member.objects.filter(
        brand=member.brand_id, left_at=None, roles__contains=["owner"]
    ).exclude(id=member.id)
    if "owner" in member.roles and not others.exists():
        raise LastOwner
