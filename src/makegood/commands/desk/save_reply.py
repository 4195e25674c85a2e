"""Keep words that staff use again, or change them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refusals.desk import TitleIsTaken, UnknownPlace
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.refused import NotThere
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.room import require_room
from makegood.events.record import record
from makegood.people.models import Actor, Member
from makegood.terms.facts.desk import ReplySaved
from makegood.tickets.filling import PLACES, places_of
from makegood.tickets.models import SavedReply

LONGEST_TITLE: Final = 120
LONGEST_DEPARTMENT: Final = 80
LONGEST_LANGUAGE: Final = 10  # a code, such as "pt-br"
LONGEST_TEXT: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyToSave:
    """Without an id it is a new one. Places such as {customer} are filled when it is used."""

    saved_reply_id: UUID | None = None
    title: str
    language: str
    text: str
    department: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    saved_reply_id: UUID


@command
def save_reply(said: ReplyToSave, *, by: Actor, key: str, at: datetime) -> Saved:
    """Keep it, for all of staff or for one department.

    Raises NotAllowed for customers and machines, NotThere, NothingSaid, TooLong, UnknownPlace with
    the place that nothing fills, TitleIsTaken.
    """
    staff = require_staff(by)
    title, text = one_line(said.title), said.text.strip()
    for field, typed in (("title", title), ("text", text)):
        if not typed:
            raise NothingSaid(field=field)
    require_room([("title", title)], most=LONGEST_TITLE)
    require_room([("department", said.department)], most=LONGEST_DEPARTMENT)
    require_room([("language", said.language)], most=LONGEST_LANGUAGE)
    require_room([("text", text)], most=LONGEST_TEXT)
    for place in places_of(text):
        if place not in PLACES:
            raise UnknownPlace(place=place, known=", ".join(PLACES))
    reply = _reply(said.saved_reply_id, by=staff, at=at)
    same = SavedReply.objects.filter(brand=by.brand_id, title=title, language=said.language)
    if same.exclude(id=reply.id).exists():
        raise TitleIsTaken(title=title)
    reply.title, reply.language, reply.text = title, said.language, text
    reply.department = said.department
    reply.save()
    record(ReplySaved(saved_reply=str(reply.id)), by=by, at=at)
    return Saved(reply.id)


def _reply(saved_reply_id: UUID | None, *, by: Member, at: datetime) -> SavedReply:
    if saved_reply_id is None:
        return SavedReply(id=new_id(at), brand_id=by.brand_id)
    kept = SavedReply.objects.select_for_update(no_key=True).filter(brand=by.brand_id)
    reply = kept.filter(id=saved_reply_id, retired_at=None).first()
    if reply is None:
        raise NotThere
    return reply
