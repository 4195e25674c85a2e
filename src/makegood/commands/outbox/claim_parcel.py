"""Take a letter in hand, to deliver it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.may import require_machine
from makegood.outbox.models import Parcel
from makegood.people.models import Actor


class NotDue(Refused):
    """Somebody else has it in hand, it is delivered, or its time has not come: `state` says."""

    code = "not_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    parcel_id: UUID


@dataclass(frozen=True, slots=True)
class Claimed:
    tries: int


@command
def claim_parcel(said: Claim, *, by: Actor, key: str, at: datetime) -> Claimed:
    """The letter is in hand; whoever crashes with it leaves it to `requeue_parcels`.

    Raises NotAllowed for people, NotDue.
    """
    require_machine(by)
    parcels = Parcel.objects.select_for_update(no_key=True)
    parcel = parcels.filter(brand=by.brand_id, id=said.parcel_id).first()
    if parcel is None or parcel.state != Parcel.State.WAITING or parcel.next_try_at > at:
        raise NotDue(state=parcel.state if parcel else "")
    parcel.state = Parcel.State.SENDING
    parcel.tries += 1
    parcel.claimed_at = at
    parcel.save(update_fields=["state", "tries", "claimed_at"])
    return Claimed(parcel.tries)
