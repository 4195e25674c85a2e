"""Is my ticket covered, why, what do you still need to know, and may I object?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.objection import Objects, rule_on_objection
from makegood.terms.coverage.verdict import Covers, to_ask
from makegood.tickets.known import unfounded_of
from makegood.tickets.models import Objection, State, Ticket, Verdict
from makegood.tickets.verdicts import OBJECTED_TO, objection_to
from makegood.ui.covers import Cover, answers_in_words, article_of, cover_of
from makegood.ui.fact_fields import add_facts
from makegood.ui.owned import WindowAt, windows_at


class AnswersForm(forms.Form):
    """What must be known; the agreement says which questions there are."""


class ObjectionForm(forms.Form):
    """Why the customer sees it otherwise."""

    text = forms.CharField(
        label=_("Why you see it otherwise"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=10_000,
        error_messages={"required": _("Say why you see it otherwise.")},
    )


@dataclass(frozen=True, slots=True)
class MayObject:
    """Until when the customer can object, and the clause that says so."""

    until: datetime
    clause: str


def cover_context(
    ticket: Ticket,
    verdict: Verdict | None,
    agreement: Agreement,
    *,
    at: datetime,
    objecting: ObjectionForm | None,
) -> dict[str, Any]:
    """What the page shows of the verdict that stands; `cover` is None where no rule was asked.

    `objecting` is a form in which something is to be corrected.
    """
    if verdict is None or (verdict.covers == Covers.NEEDS_STAFF and ticket.tier):
        return {"cover": None}
    objection = objection_to(ticket)
    card: Cover = cover_of(verdict, agreement)
    return {
        "cover": card,
        "windows": _windows(ticket, agreement),
        "verdict": verdict,
        "article": article_of(verdict, ticket),
        "told": answers_in_words(agreement, ticket.told),
        "questions": questions_of(ticket, verdict, agreement),
        "objection": objection,
        "may_object": _may_object(ticket, verdict, objection, agreement, at=at),
        "objecting": objecting or ObjectionForm(prefix="objection"),
        "objecting_failed": objecting is not None,
        "unfounded": unfounded_of(ticket.company) if ticket.unfounded else 0,
    }


def _windows(ticket: Ticket, agreement: Agreement) -> list[WindowAt]:
    """What ran of the purchase when the ticket was opened: the verdict rests on it."""
    if ticket.purchase is None:
        return []
    return windows_at(ticket.purchase, agreement, ticket.opened_at)


def questions_of(ticket: Ticket, verdict: Verdict, agreement: Agreement) -> AnswersForm | None:
    """The questions that the customer is asked on this ticket, or None."""
    if ticket.state != State.NEEDS_FACTS:
        return None
    form = AnswersForm()
    add_facts(form, agreement, to_ask(agreement, verdict.known, frozenset(verdict.judged)))
    return form


def _may_object(
    ticket: Ticket,
    verdict: Verdict,
    objection: Objection | None,
    agreement: Agreement,
    *,
    at: datetime,
) -> MayObject | None:
    if verdict.covers not in OBJECTED_TO or ticket.approved_quote is not None:
        return None
    ruling = rule_on_objection(
        agreement, decided_at=verdict.at, at=at, objected_before=objection is not None
    )
    if ruling.outcome.answer != Objects.ALLOWED or ruling.outcome.until is None:
        return None
    return MayObject(ruling.outcome.until, ruling.because[-1].clause)
