"""Which kinds of fact about a ticket does somebody hear of by mail?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from makegood.outbox.letters.access import access_asked
from makegood.outbox.letters.decisions import (
    decision_reminder,
    quote_funded,
    quote_lapsed,
    quote_proposed,
    quote_seconded,
    ticket_created,
)
from makegood.outbox.letters.desk import (
    call_arranged,
    call_declined,
    merged,
    relabelled,
    taken_up,
    unmerged,
)
from makegood.outbox.letters.sheet import Sheet
from makegood.outbox.letters.tickets import (
    goodwill_given,
    staff_replied,
    ticket_closed,
    ticket_solved,
)
from makegood.outbox.letters.verdicts import objection_reviewed, verdict_given
from makegood.outbox.letters.work import defect_found, limit_near
from makegood.outbox.queries import Matter
from makegood.people.models import Member
from makegood.terms.facts.access import AccessAsked
from makegood.terms.facts.accounts import GoodwillGiven
from makegood.terms.facts.calls import CallArranged, CallDeclined
from makegood.terms.facts.desk import TicketRelabelled
from makegood.terms.facts.merging import MergeUndone, TicketMerged
from makegood.terms.facts.quotes import (
    DecisionReminded,
    QuoteFunded,
    QuoteLapsed,
    QuoteProposed,
    QuoteSeconded,
)
from makegood.terms.facts.tickets import (
    TicketClosed,
    TicketCreated,
    TicketReplied,
    TicketSolved,
    TicketTakenUp,
)
from makegood.terms.facts.verdicts import ObjectionReviewed, VerdictGiven
from makegood.terms.facts.work import DefectFound, LimitNear


@dataclass(frozen=True, slots=True)
class TicketLetter:
    """`words` says what one reader is told of the fact, or None if there is nothing to tell."""

    code: str
    words: Callable[[Any, Matter, Member], Sheet | None]


# Each of them names its ticket.
TicketFact = (
    TicketCreated
    | QuoteProposed
    | QuoteSeconded
    | QuoteFunded
    | DecisionReminded
    | QuoteLapsed
    | TicketReplied
    | TicketSolved
    | TicketClosed
    | GoodwillGiven
    | LimitNear
    | DefectFound
    | VerdictGiven
    | ObjectionReviewed
    | AccessAsked
    | TicketRelabelled
    | TicketTakenUp
    | TicketMerged
    | MergeUndone
    | CallArranged
    | CallDeclined
)
OF_TICKETS: Final = {
    TicketCreated.kind: TicketLetter("ticket_created", ticket_created),
    QuoteProposed.kind: TicketLetter("quote_proposed", quote_proposed),
    QuoteSeconded.kind: TicketLetter("quote_seconded", quote_seconded),
    QuoteFunded.kind: TicketLetter("quote_funded", quote_funded),
    DecisionReminded.kind: TicketLetter("decision_reminder", decision_reminder),
    QuoteLapsed.kind: TicketLetter("quote_lapsed", quote_lapsed),
    TicketReplied.kind: TicketLetter("staff_replied", staff_replied),
    TicketSolved.kind: TicketLetter("ticket_solved", ticket_solved),
    TicketClosed.kind: TicketLetter("ticket_closed", ticket_closed),
    LimitNear.kind: TicketLetter("limit_near", limit_near),
    DefectFound.kind: TicketLetter("defect_found", defect_found),
    GoodwillGiven.kind: TicketLetter("goodwill_given", goodwill_given),
    VerdictGiven.kind: TicketLetter("verdict_given", verdict_given),
    ObjectionReviewed.kind: TicketLetter("objection_reviewed", objection_reviewed),
    AccessAsked.kind: TicketLetter("access_asked", access_asked),
    TicketRelabelled.kind: TicketLetter("priority_relabelled", relabelled),
    TicketTakenUp.kind: TicketLetter("ticket_taken_up", taken_up),
    TicketMerged.kind: TicketLetter("ticket_merged", merged),
    MergeUndone.kind: TicketLetter("ticket_unmerged", unmerged),
    CallArranged.kind: TicketLetter("call_arranged", call_arranged),
    CallDeclined.kind: TicketLetter("call_declined", call_declined),
}
