"""What do customers read of a cost that they decide on?"""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from makegood.outbox.letters.sheet import Sheet
from makegood.outbox.letters.words import (
    about,
    because_of_ticket,
    cited,
    headed,
    hello,
    moment,
    quoted,
    ticket_link,
)
from makegood.outbox.queries import Matter
from makegood.people.models import Member
from makegood.terms.coverage.approver import may_approve
from makegood.terms.facts.quotes import (
    DecisionReminded,
    QuoteFunded,
    QuoteLapsed,
    QuoteProposed,
    QuoteSeconded,
)
from makegood.terms.facts.tickets import TicketCreated
from makegood.terms.rating.amount import amount_of
from makegood.terms.rating.consequences import on_yes
from makegood.terms.rating.proposal import fixed, rate_proposal
from makegood.tickets.models import Quote
from makegood.wording.amounts import amount, span, units
from makegood.wording.rulings import because_of


def ticket_created(fact: TicketCreated, matter: Matter, reader: Member) -> Sheet | None:
    """A ticket was made of their request: what it costs, why, and that they decide.

    Without a tier, the letter of its verdict says what becomes of it.
    """
    if not fact.tier:
        return None
    request = {"request": matter.ticket.request.number}
    if fact.quote is None:
        return _free(
            matter, reader, said=_("we made a ticket of your request %(request)s.") % request
        )
    said = _("we made a ticket of your request %(request)s. It waits for your decision.") % request
    return _asking(matter, reader, matter.quotes[UUID(fact.quote)], said=said)


def quote_proposed(fact: QuoteProposed, matter: Matter, reader: Member) -> Sheet:
    """What it would cost, or what more; another cost took the place of the one before."""
    return _proposing(matter, reader, matter.quotes[UUID(fact.quote)], again=bool(fact.supersedes))


def quote_seconded(fact: QuoteSeconded, matter: Matter, reader: Member) -> Sheet:
    """What it would cost, now that a second person of staff agreed."""
    return _proposing(matter, reader, matter.quotes[UUID(fact.quote)], again=False)


def decision_reminder(fact: DecisionReminded, matter: Matter, reader: Member) -> Sheet:
    """A proposal still waits."""
    said = _("our proposal still waits for your decision. We do nothing before you decide.")
    return _asking(matter, reader, matter.quotes[UUID(fact.quote)], said=said, again=_("Reminder"))


def quote_lapsed(fact: QuoteLapsed, matter: Matter, reader: Member) -> Sheet:
    """Nobody decided in time, and nothing was taken."""
    quote = matter.quotes[UUID(fact.quote)]
    return Sheet(
        subject=headed(_("Our proposal has lapsed"), matter),
        heading=_("Our proposal has lapsed"),
        about=about(matter),
        greeting=hello(reader),
        paragraphs=(
            _(
                "nobody decided about our proposal of %(units)s in time. It is no longer open, and"
                " nothing was taken from your balance."
            )
            % {"units": span(quote.least, quote.most, quote.currency)},
            _("What was agreed before stays: we go on up to its limit.")
            if quote.supplements_id
            else _("If the matter still concerns you, write to us about it and we propose anew."),
        ),
        link=ticket_link(_("Look at the ticket"), matter),
        why=because_of_ticket(matter),
    )


def quote_funded(fact: QuoteFunded, matter: Matter, reader: Member) -> Sheet:
    """The units came, and with them the approval that somebody had asked for before."""
    cost = amount(fact.most, fact.currency)
    return Sheet(
        subject=headed(_("Approved: your balance suffices now"), matter),
        heading=_("Your balance suffices, and your approval counts"),
        about=about(matter),
        greeting=hello(reader),
        paragraphs=(
            _(
                "you asked us to take our proposal as approved as soon as your balance suffices."
                " It does now, so that we go on."
            ),
        ),
        sums=((_("Approved"), cost), (_("You have now"), units(matter.available))),
        link=ticket_link(_("Look at the ticket"), matter),
        why=because_of_ticket(matter),
    )


def _proposing(matter: Matter, reader: Member, quote: Quote, *, again: bool) -> Sheet:
    if quote.supplements_id:
        said = _(
            "there is more to do than we had agreed on. Up to what you approved we go on; for more"
            " we ask you again, and only for the difference."
        )
    elif again:
        said = _("we looked again, and propose another cost. The earlier proposal no longer holds.")
    else:
        said = _("we looked at your ticket and say what it would cost. It waits for your decision.")
    return _asking(matter, reader, quote, said=said)


def _asking(matter: Matter, reader: Member, quote: Quote, *, said: str, again: str = "") -> Sheet:
    """A question, with all that is needed to answer it on the page."""
    cost = span(quote.least, quote.most, quote.currency)
    awaits = _awaits(quote)
    because = [because_of(step) for step in quote.because]
    return Sheet(
        subject=headed(f"{again}: {awaits}" if again else awaits, matter),
        heading=_("Shall we do it for %(units)s?") % {"units": cost},
        about=about(matter),
        greeting=hello(reader),
        paragraphs=(said,),
        sums=_sums(matter, quote),
        reasons_heading=_("Why %(units)s") % {"units": cost},
        reasons=(*filter(None, (quote.reason,)), *cited(because)),
        quotes=tuple(
            quoted(matter.agreement, clause, matter.ticket.agreement_version)
            for clause in dict.fromkeys(step.clause for step in because)
        ),
        link=ticket_link(_("Read and decide"), matter),
        notes=_what_follows(matter, reader, quote),
        why=_("You receive this because ticket %(ticket)s needs a decision of your company's.")
        % {"ticket": matter.name},
    )


def _free(matter: Matter, reader: Member, *, said: str) -> Sheet:
    ticket = matter.ticket
    known = {"tier": ticket.tier, "issue_class": ticket.issue_class}
    ruling = rate_proposal(matter.agreement, known=known, proposed=fixed(0), reason="")
    return Sheet(
        subject=headed(_("We have your ticket"), matter),
        heading=_("We have your ticket, at no cost"),
        about=about(matter),
        greeting=hello(reader),
        paragraphs=(said, _("You need not decide anything: it stands in our queue.")),
        sums=((_("This costs"), units(0)),),
        reasons_heading=_("Why it costs nothing"),
        reasons=cited(ruling.because),
        link=ticket_link(_("Look at the ticket"), matter),
        why=because_of_ticket(matter),
    )


def _awaits(quote: Quote) -> str:
    if quote.currency or quote.least != quote.most:
        cost = span(quote.least, quote.most, quote.currency)
        return _("Awaits your approval: %(cost)s") % {"cost": cost}
    return ngettext(
        "%(count)s unit awaits your approval", "%(count)s units await your approval", quote.most
    ) % {"count": quote.most}


def _sums(matter: Matter, quote: Quote) -> tuple[tuple[str, str], ...]:
    """What it costs, and what that leaves of the balance, if it is paid from one."""
    costs = (_("This costs"), span(quote.least, quote.most, quote.currency))
    if quote.currency:
        return (costs,)
    keeps = matter.available - quote.most
    last = (
        (_("You would keep"), units(keeps))
        if keeps >= 0
        else (_("You are short of"), units(-keeps))
    )
    return (costs, (_("You have"), units(matter.available)), last)


def _what_follows(matter: Matter, reader: Member, quote: Quote) -> tuple[str, ...]:
    """That the page decides and no link does, what comes back later, and until when it is open."""
    follows = on_yes(matter.agreement, most=amount_of(quote.most, quote.currency))
    allowed = may_approve(matter.agreement, roles=frozenset(reader.roles))
    notes = [
        _(
            "You approve or cancel on the page, so that no mail program can do it for you by"
            " following a link. Nothing is taken before you approve."
        ),
        *cited(follows.because),
    ]
    if not allowed.outcome:
        notes[0] = _(
            "Somebody of your company who may approve decides about it on the page. Nothing is"
            " taken before that."
        )
    if quote.lapses_at:
        until = {"moment": moment(quote.lapses_at, matter)}
        notes.append(_("The proposal is open until %(moment)s.") % until)
    return tuple(notes)
