"""Record what became of a letter that was in hand."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.may import require_machine
from makegood.outbox.models import Parcel
from makegood.outbox.patience import is_erased, is_given_up, next_try
from makegood.people.models import Actor


class NotInHand(Refused):
    """Somebody else has taken the letter since, or it is settled."""

    code = "not_in_hand"


class Became(StrEnum):
    """What a try made of a letter."""

    SENT = "sent"
    PUT_OFF = "put_off"  # a server wants it later
    UNREACHED = "unreached"  # there was no server that took mail
    REFUSED = "refused"  # it will never be taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Of the try that `tries` counts. `trouble` is a code, without anybody's words."""

    parcel_id: UUID
    tries: int
    became: Became
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """`state` is the letter's now: sent, waiting for its next try, or failed."""

    state: str


@command
def settle_parcel(said: Result, *, by: Actor, key: str, at: datetime) -> Settled:
    """Sent, to be tried again later, or given up for staff to see.

    A try that took so long that its letter was put back on its way still settles it, as long as
    nobody else has it in hand. Raises NotAllowed for people, NotInHand.
    """
    require_machine(by)
    parcels = Parcel.objects.select_for_update(no_key=True).filter(
        brand=by.brand_id,
        id=said.parcel_id,
        tries=said.tries,
        state__in=[Parcel.State.SENDING, Parcel.State.WAITING],
    )
    parcel = parcels.first()
    if parcel is None:
        raise NotInHand
    parcel.trouble = said.trouble[:200]
    parcel.state = _state_after(said.became, parcel, at=at)
    if parcel.state == Parcel.State.WAITING:
        reached = said.became == Became.PUT_OFF
        parcel.next_try_at = next_try(tries=parcel.tries, reached=reached, at=at)
    else:
        parcel.settled_at = at
        if is_erased(parcel.letter):
            parcel.sealed = None
    parcel.save(update_fields=["state", "trouble", "next_try_at", "settled_at", "sealed"])
    return Settled(parcel.state)


def _state_after(became: Became, parcel: Parcel, *, at: datetime) -> Parcel.State:
    if became == Became.SENT:
        return Parcel.State.SENT
    if became == Became.REFUSED or is_given_up(parcel.letter, posted_at=parcel.at, at=at):
        return Parcel.State.FAILED
    return Parcel.State.WAITING
