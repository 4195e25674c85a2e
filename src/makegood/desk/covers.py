"""Is the ticket covered and why, and what can staff say about it?"""

from typing import Any

from django.http import QueryDict

from makegood.agreements.queries import terms_with_id
from makegood.articles.queries import Shown, articles_of, shown
from makegood.desk.verdict_forms import (
    JudgeForm,
    ReviewForm,
    judge_form,
    open_rules,
    overrule_form,
    tell_form,
)
from makegood.people.models import Member
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.coverage import Coverage
from makegood.terms.coverage.verdict import Covers
from makegood.tickets.known import all_known, asked_by, counts_unfounded, unfounded_of
from makegood.tickets.models import Ticket, Verdict
from makegood.tickets.verdicts import JUDGEABLE, REVIVED, objection_to, standing_verdict
from makegood.ui.covers import Cover, answers_in_words, article_of, chosen_cover, cover_of

MOST_ARTICLES = 200  # to choose from


def verdict_context(ticket: Ticket, by: Member, verdict: Verdict | None) -> dict[str, Any]:
    """What the ticket's page shows of the verdict that stands, and the forms that change it."""
    agreement = terms_with_id(ticket.agreement_version_id)
    open_to_staff = ticket.state in JUDGEABLE and ticket.approved_quote is None
    revives = ticket.state in REVIVED
    return {
        "verdict": verdict,
        "article": article_of(verdict, ticket) if verdict else None,
        "cover": _cover(ticket, verdict, agreement) if verdict else None,
        "told": answers_in_words(agreement, ticket.told),
        "objection": objection_to(ticket) if agreement.rules.objection else None,
        "counts_unfounded": counts_unfounded(agreement),
        "unfounded": unfounded_of(ticket.company) if counts_unfounded(agreement) else 0,
        "judging": _judging(ticket, verdict, by) if open_to_staff else None,
        "telling": tell_form(agreement) if open_to_staff else None,
        "overruling": overrule_form(agreement) if open_to_staff or revives else None,
        "reviewing": ReviewForm(prefix="review"),
    }


def judging_form(ticket: Ticket, by: Member, typed: QueryDict) -> JudgeForm:
    """The form with the rules that are open on this ticket, as it was typed."""
    rules = _open_rules(ticket, standing_verdict(ticket))
    return judge_form(terms_with_id(ticket.agreement_version_id), rules, _articles(by), typed=typed)


def _cover(ticket: Ticket, verdict: Verdict, agreement: Agreement) -> Cover:
    """Where no rule decided, what staff chose, if they did."""
    if verdict.covers == Covers.NEEDS_STAFF and ticket.tier:
        return chosen_cover(ticket.tier, agreement)
    return cover_of(verdict, agreement)


def _judging(ticket: Ticket, verdict: Verdict | None, by: Member) -> JudgeForm | None:
    """The empty form, or None where no rule is left to staff."""
    rules = _open_rules(ticket, verdict)
    if not rules:
        return None
    return judge_form(terms_with_id(ticket.agreement_version_id), rules, _articles(by))


def _open_rules(ticket: Ticket, verdict: Verdict | None) -> list[Coverage]:
    agreement = terms_with_id(ticket.agreement_version_id)
    if not any(rule.judged_by for rule in agreement.rules.coverage):
        return []
    known = all_known(asked_by(ticket), agreement, at=ticket.opened_at)
    return open_rules(agreement, known, verdict.judged if verdict else ())


def _articles(by: Member) -> list[Shown]:
    out = articles_of(by).filter(publications__ended_at=None, publications__isnull=False)
    return [shown(one) for one in out[:MOST_ARTICLES]]
