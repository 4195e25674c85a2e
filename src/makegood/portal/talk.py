"""What can a customer do about the conversation itself: be called, or need no answer?"""

from typing import Any

from makegood.events.owed import unanswered_since
from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.channel import arranged_channels, rule_on_channel
from makegood.tickets.models import Call, Ticket
from makegood.tickets.organising import calls_of


def talk_context(found: Ticket, agreement: Agreement) -> dict[str, Any]:
    """For `portal/talk.html`. A call is offered over what the agreement arranges on request."""
    channels = arranged_channels(agreement)
    calls = list(calls_of(found)) if channels else []
    open_ones = [call for call in calls if call.state in (Call.State.ASKED, Call.State.ARRANGED)]
    offered = bool(channels) and not open_ones and not found.has_ended
    return {
        "terms": agreement,
        "calls": calls,
        "call_channels": channels if offered else (),
        "call_clause": rule_on_channel(agreement, channels[0]).because[-1].clause
        if channels
        else "",
        "may_need_no_answer": not found.has_ended and unanswered_since(found) is not None,
    }
