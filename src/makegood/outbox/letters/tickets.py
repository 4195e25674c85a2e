"""What do customers read of the work on their ticket?"""

from uuid import UUID

from django.utils.translation import gettext as _

from makegood.outbox.letters.layout import page_url
from makegood.outbox.letters.sheet import Link, Sheet
from makegood.outbox.letters.words import (
    about,
    because_of_ticket,
    headed,
    hello,
    ticket_link,
)
from makegood.outbox.queries import Matter
from makegood.people.models import Member
from makegood.terms.facts.accounts import GoodwillGiven
from makegood.terms.facts.tickets import TicketClosed, TicketReplied, TicketSolved
from makegood.wording.amounts import units


def staff_replied(fact: TicketReplied, matter: Matter, reader: Member) -> Sheet | None:
    """Staff wrote: that there is something to read, and where. The words stay in the account."""
    if not fact.by_staff:
        return None
    said = _("We have a question") if fact.asks else _("There is an answer")
    says = (
        _("we have a question about your ticket, and go on as soon as you have answered it.")
        if fact.asks
        else _("there is an answer on your ticket.")
    )
    return Sheet(
        subject=headed(said, matter),
        heading=said,
        about=about(matter),
        greeting=hello(reader),
        paragraphs=(says,),
        link=ticket_link(_("Read and answer"), matter),
        notes=(
            _(
                "Please answer there, not by mail: all questions and answers of a ticket stand in"
                " one place, your account."
            ),
        ),
        why=because_of_ticket(matter),
    )


def ticket_solved(fact: TicketSolved, matter: Matter, reader: Member) -> Sheet:
    """Staff say that it is solved, and the customer has the last word."""
    return Sheet(
        subject=headed(_("Solved"), matter),
        heading=_("Does it work now?"),
        about=about(matter),
        greeting=hello(reader),
        paragraphs=(
            _("we say that your ticket is solved."),
            _("If it works, close the ticket. If it does not, write on it, and it goes on."),
        ),
        link=ticket_link(_("Look at the ticket"), matter),
        why=because_of_ticket(matter),
    )


def ticket_closed(fact: TicketClosed, matter: Matter, reader: Member) -> Sheet:
    """It is over."""
    return Sheet(
        subject=headed(_("Closed"), matter),
        heading=_("Your ticket is closed"),
        about=about(matter),
        greeting=hello(reader),
        paragraphs=(
            _("your ticket is closed. All that was said on it can still be read in your account."),
        ),
        link=ticket_link(_("Look at the ticket"), matter),
        why=because_of_ticket(matter),
    )


def goodwill_given(fact: GoodwillGiven, matter: Matter, reader: Member) -> Sheet:
    """Units were given for the ticket, with the reason that staff gave."""
    remark = matter.remarks.get(UUID(fact.lot), "")
    count = units(fact.units)
    return Sheet(
        subject=headed(_("%(units)s for you") % {"units": count}, matter),
        heading=_("%(units)s for you") % {"units": count},
        about=about(matter),
        greeting=hello(reader),
        paragraphs=(
            _("out of goodwill we have put %(units)s into your balance.") % {"units": count},
        ),
        sums=((_("You have now"), units(matter.available)),),
        reasons_heading=_("Why"),
        reasons=(remark,) if remark else (),
        link=Link(_("See every unit"), page_url(matter.brand, "/credits/")),
        why=because_of_ticket(matter),
    )
