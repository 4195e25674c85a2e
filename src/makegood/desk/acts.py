"""What is done with a ticket in one press, and which press undoes it?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from makegood.commands.desk.add_tag import Tagging, add_tag
from makegood.commands.desk.remove_tag import Untagging, remove_tag
from makegood.commands.tickets.assign_ticket import Assignment, assign_ticket
from makegood.commands.tickets.set_department import Putting, set_department
from makegood.commands.tickets.snooze_ticket import Snooze, snooze_ticket
from makegood.commands.tickets.undo_merge import Undoing, undo_merge
from makegood.commands.tickets.wake_ticket import Waking, wake_ticket
from makegood.people.models import Member
from makegood.tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class Step:
    """An act of `UNDOING` with its value; `over` is what it may change, as `standing` says it."""

    act: str
    value: str = ""
    over: str = ""


type Act = Callable[[Ticket, Member, str, str, datetime], Step | None]


def assign(ticket: Ticket, by: Member, value: str, key: str, at: datetime) -> Step | None:
    """Give it to the member of that id, or to nobody."""
    said = Assignment(ticket_id=ticket.id, assignee_id=UUID(value) if value else None)
    done = assign_ticket(said, by=by, key=key, at=at)
    if done.was_id == done.assignee_id:
        return None
    return Step("assign", _written(done.was_id), over=_written(done.assignee_id))


def put(ticket: Ticket, by: Member, value: str, key: str, at: datetime) -> Step | None:
    """Put it with that department. From nowhere there is no way back: no command puts it there."""
    said = Putting(ticket_id=ticket.id, department=value)
    done = set_department(said, by=by, key=key, at=at)
    if done.was in ("", done.department):
        return None
    return Step("put", done.was, over=done.department)


def tag(ticket: Ticket, by: Member, value: str, key: str, at: datetime) -> Step | None:
    """Put the tag of that name on it."""
    done = add_tag(Tagging(ticket_id=ticket.id, name=value), by=by, key=key, at=at)
    return Step("untag", str(done.tag_id)) if done.is_new else None


def untag(ticket: Ticket, by: Member, value: str, key: str, at: datetime) -> Step | None:
    """Take the tag of that id off."""
    said = Untagging(ticket_id=ticket.id, tag_id=UUID(value))
    return Step("tag", remove_tag(said, by=by, key=key, at=at).name)


def snooze(ticket: Ticket, by: Member, value: str, key: str, at: datetime) -> Step | None:
    """Put it aside until that moment."""
    said = Snooze(ticket_id=ticket.id, until=datetime.fromisoformat(value))
    done = snooze_ticket(said, by=by, key=key, at=at)
    if done.was_until == done.until:
        return None
    act = "snooze" if done.was_until else "wake"
    return Step(act, _written(done.was_until), over=_written(done.until))


def wake(ticket: Ticket, by: Member, value: str, key: str, at: datetime) -> Step | None:
    """Take it up again; nothing is asked of `value`."""
    done = wake_ticket(Waking(ticket_id=ticket.id), by=by, key=key, at=at)
    return Step("snooze", _written(done.was_until))


def part(ticket: Ticket, by: Member, value: str, key: str, at: datetime) -> Step | None:
    """Let it be one of its own again; nothing is asked of `value`."""
    undo_merge(Undoing(ticket_id=ticket.id), by=by, key=key, at=at)
    return None


UNDOING: Final[dict[str, Act]] = {
    "assign": assign,
    "put": put,
    "tag": tag,
    "untag": untag,
    "snooze": snooze,
    "wake": wake,
    "part": part,
}


def standing(ticket: Ticket, act: str) -> str:
    """What the ticket has of what this act changes; empty where the act looks for itself."""
    if act == "assign":
        return _written(ticket.assignee_id)
    if act == "put":
        return ticket.department
    if act in ("snooze", "wake"):
        return _written(ticket.snoozed_until)
    return ""


def _written(value: UUID | datetime | None) -> str:
    if value is None:
        return ""
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)
