"""Record what became of a letter that was in hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_machine
from makegood.outbox.models import Parcel
from makegood.people.models import Actor

# After the last of these it is given up, a little more than three days after the first try.
WAITS: Final = tuple(
    timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440, 1440)
)
# What nobody needs to read again once it has arrived: it would let somebody in.
ERASED_WHEN_SENT: Final = {"sign_in_code", "new_password_code"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`became`: sent, later or never. `trouble` is a code, without anybody's words."""

    parcel_id: UUID
    became: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """`next_try_at` is None once there will be none."""

    state: str
    next_try_at: datetime | None


@command
def settle_parcel(said: Result, *, by: Actor, key: str, at: datetime) -> Settled:
    """Sent, to be tried again later, or given up for staff to see.

    Raises NotAllowed for people, NotThere for a letter that nobody has in hand.
    """
    require_machine(by)
    parcels = Parcel.objects.select_for_update(no_key=True)
    parcel = parcels.filter(
        brand=by.brand_id, id=said.parcel_id, state=Parcel.State.SENDING
    ).first()
    if parcel is None:
        raise NotThere
    parcel.trouble = said.trouble[:200]
    if said.became == "later" and parcel.tries <= len(WAITS):
        parcel.state = Parcel.State.WAITING
        parcel.next_try_at = at + WAITS[parcel.tries - 1]
    else:
        sent = said.became == "sent"
        parcel.state = Parcel.State.SENT if sent else Parcel.State.FAILED
        parcel.settled_at = at
        if sent and parcel.letter in ERASED_WHEN_SENT:
            parcel.sealed = None
    parcel.save(update_fields=["state", "trouble", "next_try_at", "settled_at", "sealed"])
    waits = parcel.state == Parcel.State.WAITING
    return Settled(parcel.state, parcel.next_try_at if waits else None)
