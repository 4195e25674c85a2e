"""What do customers read of whether their ticket is covered?"""

from datetime import timedelta
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

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
from makegood.terms.coverage.verdict import Covers
from makegood.terms.facts.verdicts import ObjectionReviewed, VerdictGiven
from makegood.tickets.models import Verdict
from makegood.wording.facts import question_of
from makegood.wording.rulings import because_of


def verdict_given(fact: VerdictGiven, matter: Matter, reader: Member) -> Sheet | None:
    """What the agreement, or staff, say of the ticket; nothing where another letter says it.

    A cost that is proposed has a letter of its own, and so has whatever staff have to decide.
    """
    if not fact.news:
        return None
    covers = Covers(fact.covers)
    verdict = matter.verdicts[UUID(fact.verdict)]
    if covers == Covers.NEEDS_FACTS:
        return _asking(fact, matter, reader)
    said, heading, paragraphs = _said(covers)
    steps = [because_of(step) for step in verdict.because]
    return Sheet(
        subject=headed(said, matter),
        heading=heading,
        about=about(matter),
        greeting=hello(reader),
        paragraphs=paragraphs,
        reasons_heading=_("Why"),
        reasons=(*filter(None, (verdict.reason, verdict.evidence)), *cited(steps)),
        quotes=tuple(
            quoted(matter.agreement, clause, matter.ticket.agreement_version)
            for clause in dict.fromkeys(step.clause for step in steps)
        ),
        link=ticket_link(_("Look at the ticket"), matter),
        notes=_objection(verdict, matter) if covers != Covers.COVERED else (),
        why=because_of_ticket(matter),
    )


def objection_reviewed(fact: ObjectionReviewed, matter: Matter, reader: Member) -> Sheet:
    """Somebody else looked at the objection, and this is the answer."""
    objection = matter.objections[UUID(fact.objection)]
    heading = _("You were right") if fact.upheld else _("The decision stands")
    says = (
        _("we looked at your objection again: your ticket is covered, and costs nothing.")
        if fact.upheld
        else _("somebody who had not decided before looked at your objection. The decision stands.")
    )
    return Sheet(
        subject=headed(heading, matter),
        heading=heading,
        about=about(matter),
        greeting=hello(reader),
        paragraphs=(says,),
        reasons_heading=_("Our answer"),
        reasons=(objection.answer,),
        link=ticket_link(_("Look at the ticket"), matter),
        why=because_of_ticket(matter),
    )


def _said(covers: Covers) -> tuple[str, str, tuple[str, ...]]:
    """Subject, heading and first words."""
    if covers == Covers.COVERED:
        return (
            _("We have your ticket"),
            _("We have your ticket, at no cost"),
            (
                _("your ticket is covered by the support agreement."),
                _("You need not decide anything: it stands in our queue."),
            ),
        )
    if covers == Covers.PAYABLE:
        return (
            _("Not covered, but possible"),
            _("This is not covered, but it can be done for a price"),
            (
                _(
                    "your ticket is not covered. We tell you what it would cost, and do nothing"
                    " that costs anything before you have agreed."
                ),
            ),
        )
    return (
        _("Not covered"),
        _("This is not covered"),
        (_("your ticket is not covered by the support agreement, so that we do not work on it."),),
    )


def _asking(fact: VerdictGiven, matter: Matter, reader: Member) -> Sheet:
    language = get_language() or "en"
    return Sheet(
        subject=headed(_("We have a question"), matter),
        heading=_("Something must be known first"),
        about=about(matter),
        greeting=hello(reader),
        paragraphs=(
            _("we need to know more before we can say whether your ticket is covered."),
            _("Please answer on the ticket's page; then it goes on by itself."),
        ),
        reasons_heading=_("What we need to know"),
        reasons=tuple(question_of(matter.agreement, one, language) for one in fact.asks),
        link=ticket_link(_("Answer"), matter),
        why=because_of_ticket(matter),
    )


def _objection(verdict: Verdict, matter: Matter) -> tuple[str, ...]:
    """That one may object, and until when, where the agreement foresees it."""
    rule = matter.agreement.rules.objection
    if rule is None or matter.objections:
        return ()
    until = moment(verdict.at + timedelta(days=rule.within_days), matter)
    return (
        _("If you see it otherwise, you can object once, until %(moment)s. Clause %(clause)s.")
        % {"moment": until, "clause": rule.clause},
    )
