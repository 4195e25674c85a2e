"""Offer saved words no longer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.desk import AlreadyRetired
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_staff
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.desk import ReplyRetired
from makegood.tickets.models import SavedReply


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyToRetire:
    saved_reply_id: UUID


@dataclass(frozen=True, slots=True)
class RetiredReply:
    saved_reply_id: UUID


@command
def retire_reply(said: ReplyToRetire, *, by: Actor, key: str, at: datetime) -> RetiredReply:
    """Retire it. Raises NotAllowed for customers and machines, NotThere, AlreadyRetired."""
    require_staff(by)
    kept = SavedReply.objects.select_for_update(no_key=True).filter(brand=by.brand_id)
    reply = kept.filter(id=said.saved_reply_id).first()
    if reply is None:
        raise NotThere
    if reply.retired_at is not None:
        raise AlreadyRetired
    reply.retired_at = at
    reply.save(update_fields=["retired_at"])
    record(ReplyRetired(saved_reply=str(reply.id)), by=by, at=at)
    return RetiredReply(reply.id)
