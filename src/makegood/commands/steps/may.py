"""May `by` do what only some may do in a brand?"""

from makegood.commands.refused import NotAllowed
from makegood.people.models import Actor, Machine, Member


def require_owner(by: Actor) -> None:
    """Raises NotAllowed unless `by` is an owner of the brand, or a machine of it."""
    if isinstance(by, Member) and "owner" not in by.roles:
        raise NotAllowed


def require_staff(by: Actor) -> Member:
    """`by` as a member of staff. Raises NotAllowed for customers and machines."""
    if isinstance(by, Machine) or not by.is_staff:
        raise NotAllowed
    return by


def require_customer(by: Actor) -> Member:
    """`by` as a customer's member. Raises NotAllowed for staff and machines."""
    if isinstance(by, Machine) or by.is_staff:
        raise NotAllowed
    return by


def require_machine(by: Actor) -> Machine:
    """`by` as a machine. Raises NotAllowed for people."""
    if isinstance(by, Member):
        raise NotAllowed
    return by
