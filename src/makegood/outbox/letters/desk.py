"""What do customers read of what staff did with their ticket beside answering it?"""

from datetime import datetime

from django.utils.translation import gettext as _

from makegood.outbox.letters.sheet import Sheet
from makegood.outbox.letters.words import (
    about,
    because_of_ticket,
    headed,
    hello,
    moment,
    ticket_link,
)
from makegood.outbox.queries import Matter
from makegood.people.models import Member
from makegood.terms.facts.calls import CallArranged, CallDeclined
from makegood.terms.facts.desk import TicketRelabelled
from makegood.terms.facts.merging import MergeUndone, TicketMerged
from makegood.terms.facts.tickets import TicketTakenUp


def _told(heading: str, said: str, matter: Matter, reader: Member) -> Sheet:
    return Sheet(
        subject=headed(heading, matter),
        heading=heading,
        about=about(matter),
        greeting=hello(reader),
        paragraphs=(said,),
        link=ticket_link(_("Look at the ticket"), matter),
        why=because_of_ticket(matter),
    )


def relabelled(fact: TicketRelabelled, matter: Matter, reader: Member) -> Sheet:
    """Another priority; the reason stands in the account."""
    said = _("we gave your ticket another priority. Your account says why, and what follows.")
    return _told(_("Another priority"), said, matter, reader)


def merged(fact: TicketMerged, matter: Matter, reader: Member) -> Sheet:
    """It goes on in another ticket."""
    said = _(
        "your ticket goes on in another one of yours about the same matter. What was said on it can"
        " still be read, and what you write on it follows."
    )
    return _told(_("It goes on in another ticket"), said, matter, reader)


def unmerged(fact: MergeUndone, matter: Matter, reader: Member) -> Sheet:
    """It is one of its own again."""
    said = _("we had put your ticket together with another one. It is one of its own again.")
    return _told(_("A ticket of its own again"), said, matter, reader)


def taken_up(fact: TicketTakenUp, matter: Matter, reader: Member) -> Sheet:
    """It goes on."""
    said = _("we go on with your ticket. Your account says why.")
    return _told(_("We go on with your ticket"), said, matter, reader)


def call_arranged(fact: CallArranged, matter: Matter, reader: Member) -> Sheet:
    """When it is to be."""
    when = moment(datetime.fromisoformat(fact.arranged_for), matter)
    said = _("the call that you asked for is arranged: %(when)s.") % {"when": when}
    return _told(_("Your call is arranged"), said, matter, reader)


def call_declined(fact: CallDeclined, matter: Matter, reader: Member) -> Sheet:
    """That there will be none; why stands in the account."""
    said = _("we can't have the call that you asked for. Your account says why, and how we go on.")
    return _told(_("About your call"), said, matter, reader)
