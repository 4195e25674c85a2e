"""What do they want to do, for how much, and what if I say yes?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from makegood.ledger.queries import balance
from makegood.people.models import Member
from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.approver import may_approve
from makegood.terms.rating.amount import amount_of
from makegood.terms.rating.consequences import on_yes
from makegood.terms.ruling import Because
from makegood.tickets.models import Quote, Ticket
from makegood.ui.clauses import ClauseWords, clause_words
from makegood.wording.amounts import amount, span
from makegood.wording.rulings import because_of, sentence


@dataclass(frozen=True, slots=True)
class Reason:
    """What follows, and the words that it follows from, quoted unless they stand above."""

    says: str
    clause: ClauseWords
    quotes: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """The open quote with its reasons, and the balance before and after."""

    quote: Quote
    because: list[Reason]  # why it costs this
    consequences: list[Reason]  # what an approval takes, and what comes back after it
    final: bool  # nothing comes back
    before: str  # what was approved before, if this adds to it
    parts: tuple[str, ...]  # the classes that it spans, if they are several
    added: tuple[Reason, ...]  # surcharges
    has: int
    may_approve: bool
    may_approve_clause: str
    shortage_clause: str

    @property
    def keeps(self) -> int:
        return self.has - self.quote.most

    @property
    def missing(self) -> int:
        """How many units; nothing is missing where money is paid later."""
        return 0 if self.quote.currency else max(0, -self.keeps)

    @property
    def cost(self) -> str:
        """From how much to how much."""
        return span(self.quote.least, self.quote.most, self.quote.currency)

    @property
    def most(self) -> str:
        """What is set aside, and what it never costs more than."""
        return amount(self.quote.most, self.quote.currency)

    @property
    def button(self) -> str:
        """What the button that accepts says: the sum, and that it is final if it is."""
        if self.final:
            return _("Approve for %(units)s, used whatever the outcome") % {"units": self.most}
        if self.quote.least < self.quote.most:
            return _("Approve for at most %(units)s") % {"units": self.most}
        return _("Approve for %(units)s") % {"units": self.most}


def proposal_of(ticket: Ticket, by: Member, agreement: Agreement) -> Proposal | None:
    """What awaits the decision of `by`'s company on this ticket, or None."""
    quote = ticket.open_quote
    if quote is None:
        return None
    shown: set[str] = set()  # clauses whose words stand above already
    follows = on_yes(agreement, most=amount_of(quote.most, quote.currency))
    allowed = may_approve(agreement, roles=frozenset(by.roles))
    balance_rule = agreement.consumption.balance or agreement.consumption.approval
    language = get_language() or "en"
    before = ticket.approved_most if quote.supplements_id else 0
    return Proposal(
        quote=quote,
        because=[_once(because_of(step), agreement, shown) for step in quote.because],
        consequences=[_once(step, agreement, shown) for step in follows.because],
        final=follows.outcome,
        before=amount(before, quote.currency) if before else "",
        parts=tuple(
            agreement.class_name(one, language)
            for one in ((ticket.issue_class, *quote.classes) if quote.classes else ())
        ),
        added=tuple(surcharges_of(quote, agreement)),
        has=balance(by.brand_id, ticket.company_id, agreement.unit).available,
        may_approve=allowed.outcome,
        may_approve_clause=allowed.because[-1].clause,
        shortage_clause=balance_rule.clause,
    )


def surcharges_of(quote: Quote, agreement: Agreement) -> Iterator[Reason]:
    """What is added to the price of an hour at certain times, each with its clause."""
    for rule in agreement.rules.surcharge:
        if rule.id in quote.surcharges:
            says = _("At these times an hour costs %(percent)s %% more.") % {
                "percent": rule.percent
            }
            yield Reason(says=says, clause=clause_words(agreement, rule.clause))


def _once(step: Because, agreement: Agreement, shown: set[str]) -> Reason:
    """The step as a reason that quotes its clause unless one before it did."""
    reason = replace(reason_of(step, agreement), quotes=step.clause not in shown)
    shown.add(step.clause)
    return reason


def reason_of(step: Because, agreement: Agreement) -> Reason:
    """The step as a sentence, beside the clause that it rests on."""
    return Reason(says=sentence(step), clause=clause_words(agreement, step.clause))
