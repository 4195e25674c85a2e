"""Keep what somebody has begun to write on a ticket."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.commands.command import sign_of_life
from makegood.commands.refusals.desk import DraftLooksSecret
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.room import require_room
from makegood.people.models import Actor
from makegood.tickets.models import Draft, Ticket
from makegood.vault.pasted import looks_secret

LONGEST_DRAFT: Final = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """`draft` is "reply" or "note"; an empty text lets the draft go."""

    ticket_id: UUID
    draft: str
    text: str


@dataclass(frozen=True, slots=True)
class Kept:
    kept: bool


@sign_of_life
def keep_draft(said: Begun, *, by: Actor, key: str, at: datetime) -> Kept:
    """Keep it for its writer, in the place of the one before. It changes nothing of the ticket.

    Nobody else reads it, and no fact is recorded: it is no part of what happened. What was kept
    before stays if it is refused. Raises NotAllowed for customers and machines, NotThere, TooLong,
    DraftLooksSecret.
    """
    writer = require_staff(by)
    ticket = Ticket.objects.visible_to(by).filter(id=said.ticket_id).first()
    if ticket is None or said.draft not in Draft.Kind.values:
        raise NotThere
    require_room([("text", said.text)], most=LONGEST_DRAFT)
    if looks_secret(said.text):
        raise DraftLooksSecret
    which = {"brand_id": ticket.brand_id, "ticket": ticket, "writer": writer, "kind": said.draft}
    if not said.text.strip():
        Draft.objects.filter(**which).delete()
        return Kept(kept=False)
    Draft.objects.update_or_create(
        **which,
        defaults={"text": said.text, "at": at},
        create_defaults={"id": new_id(at), "text": said.text, "at": at},
    )
    return Kept(kept=True)
