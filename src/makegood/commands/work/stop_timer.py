"""Stop working on a ticket for now."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refused import NotThere, Refused
from makegood.commands.steps.charging import charge_so_far
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.tickets import lock_ticket
from makegood.commands.steps.work import catch_up, entry_on, require_words, stop, warn_if_near
from makegood.people.models import Actor
from makegood.tickets.models import TimeEntry


class TimerIsOver(Refused):
    """The timer stopped before, at the moment `ended_at` unless it was struck."""

    code = "timer_is_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """`text` is what was done; the customer reads it beside the time."""

    ticket_id: UUID
    entry_id: UUID
    text: str = ""


@dataclass(frozen=True, slots=True)
class Paused:
    """`stopped` says by what it ended: it may have reached its limit a while ago.

    Without an end it had not begun to count, and is struck.
    """

    ends_at: datetime | None
    stopped: str


@command
def stop_timer(said: Pause, *, by: Actor, key: str, at: datetime) -> Paused:
    """Stop one's own timer now, or when it should have stopped by itself.

    Raises NotAllowed for customers and machines, NotThere for somebody else's timer, TimerIsOver,
    TimeIsMalformed for too long a text.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    entry = entry_on(ticket, said.entry_id)
    if entry.worker_id != staff.id:
        raise NotThere
    if entry.ends_at or entry.struck_at:
        raise TimerIsOver(ended_at=entry.ends_at)
    text = one_line(said.text)
    require_words(text, field="text")

    entry.text = text
    entry.save(update_fields=["text"])
    catch_up(ticket, at=at)
    entry.refresh_from_db()
    if entry.ends_at is None and entry.struck_at is None:
        stop(entry, at, TimeEntry.Stopped.BY_HAND, by=by, at=at)
    charge_so_far(ticket, by=by, at=at)
    warn_if_near(ticket, at=at)
    return Paused(entry.ends_at, entry.stopped)
