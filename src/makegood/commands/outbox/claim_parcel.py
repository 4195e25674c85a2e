"""Take a letter in hand, to deliver it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F

from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.may import require_machine
from makegood.outbox.models import Parcel
from makegood.people.models import Actor


class NotDue(Refused):
    """Somebody else has it in hand, it is settled, or its time has not come."""

    code = "not_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    parcel_id: UUID


@dataclass(frozen=True, slots=True)
class Claimed:
    """`tries` counts this one; who settles it names it."""

    tries: int


@command
def claim_parcel(said: Claim, *, by: Actor, key: str, at: datetime) -> Claimed:
    """The letter is in hand; whoever crashes with it leaves it to `requeue_parcels`.

    The key is of this one attempt by this one worker: a second worker under the same key would be
    told that the letter is his. Raises NotAllowed for people, NotDue.
    """
    require_machine(by)
    parcels = Parcel.objects.filter(brand=by.brand_id, id=said.parcel_id)
    due = parcels.filter(state=Parcel.State.WAITING, next_try_at__lte=at)
    taken = due.update(state=Parcel.State.SENDING, tries=F("tries") + 1, claimed_at=at)
    if not taken:
        raise NotDue
    return Claimed(parcels.get().tries)
