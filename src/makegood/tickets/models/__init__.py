"""What do we remember of tickets? Tickets, quotes, messages, verdicts, work, and the desk's own."""

from makegood.tickets.models.desk import (
    LONGEST_TAG,
    Call,
    Draft,
    FieldRule,
    Look,
    Merge,
    SavedReply,
    Tag,
    TicketLink,
    TicketTag,
)
from makegood.tickets.models.message import Attachment, Message
from makegood.tickets.models.searched import SearchedText
from makegood.tickets.models.ticket import (
    ENDED,
    LONGEST_TITLE,
    NO_TIER,
    OUR_MOVE,
    TO_JUDGE,
    Quote,
    State,
    Ticket,
)
from makegood.tickets.models.verdict import Objection, Verdict
from makegood.tickets.models.work import Settlement, TimeEntry

__all__ = [
    "ENDED",
    "LONGEST_TAG",
    "LONGEST_TITLE",
    "NO_TIER",
    "OUR_MOVE",
    "TO_JUDGE",
    "Attachment",
    "Call",
    "Draft",
    "FieldRule",
    "Look",
    "Merge",
    "Message",
    "Objection",
    "Quote",
    "SavedReply",
    "SearchedText",
    "Settlement",
    "State",
    "Tag",
    "Ticket",
    "TicketLink",
    "TicketTag",
    "TimeEntry",
    "Verdict",
]
