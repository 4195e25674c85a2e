"""What do they want to do, for how much, and what if I say yes?"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from makegood.ledger.queries import balance
from makegood.people.models import Member
from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.approver import may_approve
from makegood.terms.rating.consumption import on_approval, on_end_after_approval
from makegood.terms.ruling import Because
from makegood.terms.values import Credits, WorkMinutes
from makegood.tickets.models import Quote, Ticket
from makegood.ui.clauses import ClauseWords, clause_words
from makegood.ui.refusals import units
from makegood.wording.rulings import sentence


@dataclass(frozen=True, slots=True)
class Reason:
    """What follows, and the words that it follows from."""

    says: str
    clause: ClauseWords


@dataclass(frozen=True, slots=True)
class Proposal:
    """The open quote with its reasons, and the balance before and after."""

    quote: Quote
    because: list[Reason]  # why it costs this
    consequences: list[Reason]  # what an approval takes, and what comes back after it
    final: bool  # nothing comes back
    has: int
    may_approve: bool
    may_approve_clause: str

    @property
    def keeps(self) -> int:
        return self.has - self.quote.most

    @property
    def missing(self) -> int:
        return max(0, -self.keeps)

    @property
    def button(self) -> str:
        """What the button that accepts says: the sum, and that it is final if it is."""
        count = units(self.quote.most)
        if self.final:
            return _("Approve for %(units)s, used whatever the outcome") % {"units": count}
        return _("Approve for %(units)s") % {"units": count}


def proposal_of(ticket: Ticket, by: Member, agreement: Agreement) -> Proposal | None:
    """What awaits the decision of `by`'s company on this ticket, or None."""
    quote = ticket.open_quote
    if quote is None:
        return None
    wanted = Credits(quote.most)
    taken = on_approval(agreement, units=wanted)
    back = on_end_after_approval(agreement, units=wanted, worked=WorkMinutes(0))
    allowed = may_approve(agreement, roles=frozenset(by.roles))
    return Proposal(
        quote=quote,
        because=[reason_of(because_of(step), agreement) for step in quote.because],
        consequences=[reason_of(step, agreement) for step in (*taken.because, *back.because)],
        final=back.outcome == 0,
        has=balance(by.brand_id, ticket.company_id, agreement.unit).available,
        may_approve=allowed.outcome,
        may_approve_clause=allowed.because[-1].clause,
    )


def reason_of(step: Because, agreement: Agreement) -> Reason:
    """The step as a sentence, beside the clause that it rests on."""
    return Reason(says=sentence(step), clause=clause_words(agreement, step.clause))


def because_of(step: dict[str, Any]) -> Because:
    """The step of a ruling, from the form in which a quote keeps it."""
    facts = tuple((name, value) for name, value in step["facts"])
    return Because(step["clause"], step["finding"], facts)
