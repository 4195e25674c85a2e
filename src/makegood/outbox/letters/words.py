"""Which words do several letters share?"""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from makegood.agreements.models import Version
from makegood.outbox.letters.layout import page_url
from makegood.outbox.letters.sheet import Link, Quoted
from makegood.outbox.queries import Matter
from makegood.people.models import Member
from makegood.terms.agreement.model import Agreement
from makegood.terms.ruling import Because
from makegood.wording.rulings import sentence


def hello(reader: Member) -> str:
    """How every letter to a member begins."""
    return _("Hello %(name)s,") % {"name": reader.name}


def about(matter: Matter) -> str:
    """The ticket, in one line."""
    return f"{matter.name} \N{MIDDLE DOT} {matter.ticket.title}"


def headed(said: str, matter: Matter) -> str:
    """A subject: what is said, of which ticket."""
    return f"{said}: {matter.ticket.title} [{matter.name}]"


def ticket_link(label: str, matter: Matter) -> Link:
    """Leads to the ticket's page, which asks the reader to sign in."""
    return Link(label, page_url(matter.brand, f"/tickets/{matter.ticket.number}/"))


def because_of_ticket(matter: Matter) -> str:
    """Why somebody gets a letter about a ticket."""
    return _("You receive this because ticket %(ticket)s is one of your company's.") % {
        "ticket": matter.name
    }


def moment(at: datetime, matter: Matter) -> str:
    """A day and a time where the brand is."""
    return date_format(at.astimezone(ZoneInfo(matter.brand.time_zone)), "DATETIME_FORMAT")


def cited(steps: Iterable[Because]) -> tuple[str, ...]:
    """Each step of a ruling as a sentence with its clause."""
    return tuple(
        _("%(sentence)s Clause %(clause)s.") % {"sentence": sentence(step), "clause": step.clause}
        for step in steps
    )


def quoted(agreement: Agreement, clause: str, version: Version) -> Quoted:
    """The words of a clause, as the reader can read them in the agreement too."""
    source = _("Clause %(clause)s of the support agreement, version %(version)s") % {
        "clause": clause,
        "version": version.number,
    }
    return Quoted(agreement.clause_words(clause, get_language() or ""), source)
