"""What does a ticket's page say of access details: what was asked for, and may one ask?"""

from typing import Any

from makegood.desk.access_forms import AskForAccessForm
from makegood.people.models import Member
from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.access import MayAsk, rule_on_access
from makegood.tickets.models import Ticket
from makegood.vault.access import accesses_of
from makegood.wording.rulings import sentence


def access_context(ticket: Ticket, by: Member, agreement: Agreement) -> dict[str, Any]:
    """For `desk/ticket_access.html`."""
    ruling = rule_on_access(agreement, backup_is_confirmed=False)
    reason = ruling.because[-1]
    return {
        "accesses": accesses_of(by, ticket.id),
        "may_ask_for_access": ruling.outcome is not MayAsk.NEVER,
        "access_words": sentence(reason),
        "access_clause": reason.clause,
        "ask_for_access": AskForAccessForm(prefix="access"),
    }
