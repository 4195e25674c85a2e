"""What do customers read of the work that they pay for?"""

from uuid import UUID

from django.utils.translation import gettext as _

from makegood.outbox.letters.sheet import Sheet
from makegood.outbox.letters.words import (
    about,
    because_of_ticket,
    headed,
    hello,
    quoted,
    ticket_link,
)
from makegood.outbox.queries import Matter
from makegood.people.models import Member
from makegood.terms.facts.work import DefectFound, LimitNear
from makegood.terms.rating.amount import amount_of
from makegood.terms.rating.ceiling import rule_on_supplement
from makegood.tickets.models import Quote
from makegood.wording.amounts import amount


def limit_near(fact: LimitNear, matter: Matter, reader: Member) -> Sheet:
    """Most of what they approved is used, or all of it; nothing is charged beyond."""
    quote = matter.quotes[UUID(fact.quote)]
    most = sum(one.most for one in _approved_until(quote, matter))
    approved = amount_of(most, quote.currency)
    beyond = rule_on_supplement(
        matter.agreement, confirmed=approved, needed=amount_of(most + 1, quote.currency)
    )
    heading = _("%(percent)s %% of what you approved is used") % {"percent": fact.percent}
    clause = beyond.because[-1].clause
    return Sheet(
        subject=headed(heading, matter),
        heading=heading,
        about=about(matter),
        greeting=hello(reader),
        paragraphs=(
            _("the work on your ticket comes near the limit that you approved, %(most)s.")
            % {"most": amount(most, quote.currency)},
            _("Nothing is charged above it. If more is needed, we ask you before we go on.")
            if beyond.outcome != amount_of(0, quote.currency)
            else _("Nothing is charged above it: what more it takes is our own cost."),
        ),
        quotes=(quoted(matter.agreement, clause, matter.ticket.agreement_version),),
        link=ticket_link(_("See the time that was worked"), matter),
        why=because_of_ticket(matter),
    )


def defect_found(fact: DefectFound, matter: Matter, reader: Member) -> Sheet:
    """The fault was the vendor's own, and what that means for the cost."""
    return Sheet(
        subject=headed(_("The fault is ours"), matter),
        heading=_("The fault is ours"),
        about=about(matter),
        greeting=hello(reader),
        paragraphs=(
            _("we found that the cause is a defect of ours, so that it costs you nothing."),
        ),
        sums=((_("Comes back"), amount(fact.back, fact.currency)),),
        quotes=tuple(
            quoted(matter.agreement, clause, matter.ticket.agreement_version)
            for clause in fact.clauses
        ),
        link=ticket_link(_("Look at the ticket"), matter),
        why=because_of_ticket(matter),
    )


def _approved_until(quote: Quote, matter: Matter) -> list[Quote]:
    return [
        one
        for one in matter.quotes.values()
        if one.state == Quote.State.APPROVED and one.number <= quote.number
    ]
