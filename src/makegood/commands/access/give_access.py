"""Give the access details that were asked for."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.access import NothingIsKept
from makegood.commands.refusals.tickets import NothingSaid, TicketHasEnded
from makegood.commands.refused import Refused
from makegood.commands.steps.access import access_on, ruled_on_access
from makegood.commands.steps.may import require_customer
from makegood.commands.steps.room import require_room
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.coverage.access import MayAsk
from makegood.terms.facts.access import AccessGiven
from makegood.tickets.models import State
from makegood.vault.access import AccessDetails, seal_details

LONGEST: Final = 20_000  # characters of each field: a private key has room in it


class BackupIsNotConfirmed(Refused):
    """The agreement wants the customer to confirm a backup first: `clause` says so."""

    code = "backup_is_not_confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAccess:
    """How to get in, and what the customer confirmed of having a backup, in the words as read.

    Only `secret` has to be there. An empty `confirmed` confirms nothing. No traceback shows the
    details; the receipt of this command holds a digest that cannot be guessed at.
    """

    ticket_id: UUID
    access_id: UUID
    address: str = field(default="", repr=False)
    user: str = field(default="", repr=False)
    secret: str = field(repr=False)
    remarks: str = field(default="", repr=False)
    confirmed: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    access_id: UUID
    turn: int


@command
def give_access(said: GivenAccess, *, by: Actor, key: str, at: datetime) -> Given:
    """Seal the details; what was given before for the same is replaced and gone.

    Raises NotAllowed for staff and machines, NotThere, TicketHasEnded, NothingIsKept for what is
    erased and would have to be asked for again, AccessIsRefused, BackupIsNotConfirmed with the
    clause, NothingSaid without a secret, TooLong.
    """
    customer = require_customer(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    if ticket.has_ended:
        raise TicketHasEnded(state=ticket.state)
    access = access_on(ticket, said.access_id, by=by)
    if access.erased_at is not None:
        raise NothingIsKept
    confirmed = said.confirmed.strip()
    ruling = ruled_on_access(ticket, backup_is_confirmed=bool(confirmed))
    if ruling.outcome is MayAsk.NEEDS_BACKUP:
        raise BackupIsNotConfirmed(clause=ruling.because[-1].clause)
    details = _details(said)

    seal_details(details, access)
    access.given_by, access.given_at, access.confirmed = customer, at, confirmed
    access.save(update_fields=["sealed", "sealed_key", "given_by", "given_at", "confirmed"])
    now = State(ticket.state)
    move(ticket, State.IN_PROGRESS if now == State.WAITING else now, at=at)
    given = AccessGiven(
        ticket=str(ticket.id),
        access=str(access.id),
        backup_is_confirmed=bool(confirmed),
        clause=ruling.because[-1].clause,
    )
    record(given, by=by, at=at)
    return Given(access.id, ticket.turn)


def _details(said: GivenAccess) -> AccessDetails:
    """Raises NothingSaid and TooLong."""
    if not said.secret.strip():
        raise NothingSaid(field="secret")
    details = AccessDetails(
        address=said.address, user=said.user, secret=said.secret, remarks=said.remarks
    )
    texts = [*asdict(details).items(), ("confirmed", said.confirmed)]
    require_room(texts, most=LONGEST)
    return details
