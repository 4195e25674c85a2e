"""What does somebody read whose mail became nothing?"""

from django.utils.translation import gettext as _
from django.utils.translation import override

from makegood.outbox.letters.layout import laid_out, page_url
from makegood.outbox.letters.letter import Letter
from makegood.outbox.letters.sheet import Link, Sheet
from makegood.outbox.letters.words import quoted
from makegood.outbox.queries import TurnedAway
from makegood.terms.coverage.sender import requirements


def mail_refused(away: TurnedAway) -> Letter:
    """The rules for mails, in fixed words, the same to everybody.

    All rules stand in it, not the one that was broken, and no word of the mail: neither does it
    tell who has an account, nor can anybody make us send his words to others.
    """
    member = away.member
    language = member.person.language if member else away.brand.languages[0]
    with override(language):
        return laid_out(
            _sheet(away),
            code="mail_refused",
            brand=away.brand,
            to=away.sender,
            recipient_id=member.id if member else None,
        )


def _sheet(away: TurnedAway) -> Sheet:
    brand = {"brand": away.brand.name}
    clauses = dict.fromkeys(rule.clause for rule in requirements(away.agreement))
    return Sheet(
        subject=_("Your mail to %(brand)s did not become a request") % brand,
        heading=_("Your mail did not become a request"),
        greeting=_("Hello,"),
        paragraphs=(
            _(
                "we have received your mail. So that we can take up a mail, these rules must be"
                " kept:"
            ),
        ),
        quotes=tuple(quoted(away.agreement, clause, away.version) for clause in clauses),
        link=Link(_("Go to your account"), page_url(away.brand, "/")),
        notes=(
            _(
                "Send your mail again so that it keeps the rules. If you have lost your user name:"
                " the mail for a new password tells it."
            ),
        ),
        why=_("You receive this because a mail from your address reached %(brand)s.") % brand,
    )
