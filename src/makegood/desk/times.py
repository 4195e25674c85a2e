"""What does the desk say of the time that is worked on a ticket?"""

from datetime import datetime
from typing import Any

from makegood.commands.tickets.find_defect import FOUND
from makegood.desk.time_forms import TimeForm
from makegood.people.models import Member
from makegood.terms.agreement.model import Agreement
from makegood.tickets.models import Ticket
from makegood.tickets.timers import UNDECIDED, UNDER_WORK
from makegood.tickets.work import WorkLog
from makegood.ui.worked import worked


def time_context(
    ticket: Ticket, by: Member, agreement: Agreement, log: WorkLog, *, at: datetime
) -> dict[str, Any]:
    """The work so far, whose timer runs, and whether somebody may work on it now."""
    shown = worked(ticket, log, agreement, at=at)
    running = [one.entry for one in shown.times if not one.length] if shown else []
    running = [entry for entry in running if entry.struck_at is None]
    agreed = bool(ticket.approved_quotes)
    return {
        "worked": shown,
        "own_timer": next((one for one in running if one.worker_id == by.id), None),
        "others_at_work": [one.worker.name for one in running if one.worker_id != by.id],
        "may_work": ticket.state in UNDER_WORK or (agreed and ticket.state in UNDECIDED),
        "may_find_defect": agreed and ticket.state in FOUND,
        "time": TimeForm(prefix="time"),
    }
