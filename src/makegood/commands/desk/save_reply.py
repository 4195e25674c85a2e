"""Keep words that staff use again, or change them."""

from dataclasses import asdict, dataclass
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
    same = SavedReply.objects.filter(brand=by.brand_id, title=title, language=said.language)
    if said.saved_reply_id is not None:
        same = same.exclude(id=said.saved_reply_id)
    if same.exists():
        raise TitleIsTaken(title=title)
    words = Words(title, said.language, text, said.department)
    if said.saved_reply_id is None:
        reply = SavedReply.objects.create(id=new_id(at), brand_id=by.brand_id, **asdict(words))
    else:
        reply = _changed(said.saved_reply_id, words, by=staff)
    record(ReplySaved(saved_reply=str(reply.id)), by=by, at=at)
    return Saved(reply.id)


@dataclass(frozen=True, slots=True)
class Words:
    """What is kept, once nothing of it was refused."""

    title: str
    language: str
    text: str
    department: str


def _changed(saved_reply_id: UUID, words: Words, *, by: Member) -> SavedReply:
    kept = SavedReply.objects.select_for_update(no_key=True).filter(brand=by.brand_id)
    reply = kept.filter(id=saved_reply_id, retired_at=None).first()
    if reply is None:
        raise NotThere
    reply.title, reply.language = words.title, words.language
    reply.text, reply.department = words.text, words.department
    reply.save(update_fields=["title", "language", "text", "department"])
    return reply
