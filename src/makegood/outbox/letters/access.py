"""What do customers read when access details are asked for? Where to type them, and where not."""

from django.utils.translation import gettext as _

from makegood.outbox.letters.sheet import Sheet
from makegood.outbox.letters.words import (
    about,
    because_of_ticket,
    headed,
    hello,
    ticket_link,
)
from makegood.outbox.queries import Matter
from makegood.people.models import Member
from makegood.terms.facts.access import AccessAsked


def access_asked(fact: AccessAsked, matter: Matter, reader: Member) -> Sheet:
    """Staff need to get in; the reason stands in the account, beside the form."""
    return Sheet(
        subject=headed(_("We ask for access"), matter),
        heading=_("We ask for access to your site"),
        about=about(matter),
        greeting=hello(reader),
        paragraphs=(
            _("to go on, we need to get into your site. Your account says what for."),
            _(
                "Please type access details there alone: they are sealed, you see who opens them,"
                " and they are erased when the ticket ends."
            ),
        ),
        link=ticket_link(_("Give access details"), matter),
        notes=(_("Never send a password by mail, not to us either."),),
        why=because_of_ticket(matter),
    )
