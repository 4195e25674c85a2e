"""What does the desk say of what a ticket costs?"""

from typing import Any

from makegood.commands.tickets.propose_quote import FIRST, FURTHER
from makegood.desk.cost_forms import proposal_form, rate_of
from makegood.people.models import Member
from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.rates import RangeRate, Rate, RateOnRequest, UsualRate
from makegood.terms.rating.amount import Amount, number_of
from makegood.terms.values import currency_of
from makegood.tickets.models import Quote, Ticket
from makegood.wording.amounts import amount, span


def cost_context(ticket: Ticket, by: Member, agreement: Agreement, known: Known) -> dict[str, Any]:
    """The form of a proposal where one may be made, and the quote that waits for a second person.

    `usual` is what the rate calls usual, in words; empty where it names nothing.
    """
    states = FURTHER if ticket.approved_quotes else FIRST
    rate = rate_of(ticket, agreement, known)
    may_propose = ticket.state in states and rate is not None
    shown: dict[str, Any] = {
        "may_propose": may_propose,
        "adds": bool(ticket.approved_quotes),
        "approved_words": _approved(ticket),
        "usual": _usual(rate),
        "second_above": _second_above(rate),
        "rate_clause": rate.clause if rate else "",
        "to_second": _to_second(ticket, by),
    }
    if may_propose:
        shown["proposal"] = proposal_form(ticket, agreement, known)
    return shown


def _approved(ticket: Ticket) -> str:
    approved = ticket.approved_quotes
    return amount(ticket.approved_most, approved[0].currency) if approved else ""


def _usual(rate: Rate | None) -> str:
    if isinstance(rate, UsualRate):
        return amount(rate.usual, "")
    return span(rate.least, rate.most, "") if isinstance(rate, RangeRate) else ""


def _second_above(rate: Rate | None) -> str:
    limit = rate.second_person_above if isinstance(rate, RateOnRequest) else None
    return _written(limit) if limit is not None else ""


def _written(limit: Amount) -> str:
    return amount(number_of(limit), currency_of(limit) or "")


def _to_second(ticket: Ticket, by: Member) -> dict[str, Any] | None:
    """The quote that waits for a second person, and whether `by` may be that one."""
    waiting = (one for one in ticket.quotes.all() if one.state == Quote.State.NEEDS_SECOND)
    quote = next(waiting, None)
    if quote is None:
        return None
    return {
        "quote": quote,
        "cost": span(quote.least, quote.most, quote.currency),
        "may": quote.proposed_by_id != by.id,
    }
