"""What do customers read of a cost that they decide on?"""

from typing import Any
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
    units,
)
from makegood.outbox.queries import Matter
from makegood.people.models import Member
from makegood.terms.coverage.approver import may_approve
from makegood.terms.facts.tickets import (
    DecisionReminded,
    QuoteLapsed,
    QuoteProposed,
    TicketCreated,
)
from makegood.terms.rating.consumption import on_end_after_approval
from makegood.terms.rating.proposal import fixed, rate_proposal
from makegood.terms.ruling import Because
from makegood.terms.values import Credits, WorkMinutes
from makegood.tickets.models import Quote


def ticket_created(fact: TicketCreated, matter: Matter, reader: Member) -> Sheet:
    """A ticket was made of their request: what it costs, why, and that they decide."""
    request = {"request": matter.ticket.request.number}
    if fact.quote is None:
        return _free(
            matter, reader, said=_("we made a ticket of your request %(request)s.") % request
        )
    said = _("we made a ticket of your request %(request)s. It waits for your decision.") % request
    return _asking(matter, reader, matter.quotes[UUID(fact.quote)], said=said)


def quote_proposed(fact: QuoteProposed, matter: Matter, reader: Member) -> Sheet:
    """Another cost took the place of the one before."""
    said = _("we looked again, and propose another cost. The earlier proposal no longer holds.")
    return _asking(matter, reader, matter.quotes[UUID(fact.quote)], said=said)


def decision_reminder(fact: DecisionReminded, matter: Matter, reader: Member) -> Sheet:
    """A proposal still waits."""
    said = _("our proposal still waits for your decision. We do nothing before you decide.")
    return _asking(matter, reader, matter.quotes[UUID(fact.quote)], said=said, again=_("Reminder"))


def quote_lapsed(fact: QuoteLapsed, matter: Matter, reader: Member) -> Sheet:
    """Nobody decided in time, and nothing was taken."""
    count = units(matter.quotes[UUID(fact.quote)].most)
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
            % {"units": count},
            _("If the matter still concerns you, write to us about it and we propose anew."),
        ),
        link=ticket_link(_("Look at the ticket"), matter),
        why=because_of_ticket(matter),
    )


def _asking(matter: Matter, reader: Member, quote: Quote, *, said: str, again: str = "") -> Sheet:
    """A question, with all that is needed to answer it on the page."""
    awaits = ngettext(
        "%(count)s unit awaits your approval", "%(count)s units await your approval", quote.most
    ) % {"count": quote.most}
    because = [_step(step) for step in quote.because]
    return Sheet(
        subject=headed(f"{again}: {awaits}" if again else awaits, matter),
        heading=_("Shall we do it for %(units)s?") % {"units": units(quote.most)},
        about=about(matter),
        greeting=hello(reader),
        paragraphs=(said,),
        sums=_sums(matter, quote.most),
        reasons_heading=_("Why %(units)s") % {"units": units(quote.most)},
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


def _sums(matter: Matter, count: int) -> tuple[tuple[str, str], ...]:
    keeps = matter.available - count
    last = (
        (_("You would keep"), units(keeps))
        if keeps >= 0
        else (_("You are short of"), units(-keeps))
    )
    return ((_("This costs"), units(count)), (_("You have"), units(matter.available)), last)


def _what_follows(matter: Matter, reader: Member, quote: Quote) -> tuple[str, ...]:
    """That the page decides and no link does, what comes back later, and until when it is open."""
    back = on_end_after_approval(matter.agreement, units=Credits(quote.most), worked=WorkMinutes(0))
    allowed = may_approve(matter.agreement, roles=frozenset(reader.roles))
    notes = [
        _(
            "You approve or cancel on the page, so that no mail program can do it for you by"
            " following a link. Nothing is taken before you approve."
        ),
        *cited(back.because),
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


def _step(kept: dict[str, Any]) -> Because:
    """A step of a ruling, from the form in which a quote keeps it."""
    facts = tuple((name, value) for name, value in kept["facts"])
    return Because(kept["clause"], kept["finding"], facts)
