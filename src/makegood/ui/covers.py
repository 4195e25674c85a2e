"""Is it covered, and why? A verdict as pages show it, whether it was given or would be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from makegood.articles.queries import documented_at
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.coverage.overruled import rule_on_choice
from makegood.terms.coverage.verdict import Covers
from makegood.terms.ruling import Because
from makegood.tickets.models import Ticket, Verdict
from makegood.ui.clauses import ClauseWords, clause_words
from makegood.wording.facts import question_of, value_in_words
from makegood.wording.rulings import because_of, sentence

# The class of the card, and what it says first.
HEADINGS: Final[dict[str, tuple[str, str | Promise]]] = {
    Covers.COVERED: ("", _("Covered, free of charge")),
    Covers.PAYABLE: ("part", _("Not covered, but it can be done for a price")),
    Covers.REFUSED: ("no", _("Not covered")),
    Covers.NEEDS_FACTS: ("part", _("Something must be known first")),
    Covers.NEEDS_STAFF: ("part", _("Somebody of us decides")),
}
# Steps that name what is missing: each says what is asked.
ASKING: Final = ("fact_is_needed",)
# Steps whose sentence has all of their numbers in it.
COUNTING: Final = ("included_tickets_used", "included_minutes_used")


@dataclass(frozen=True, slots=True)
class Answer:
    """The page of the documentation that answers a ticket, as it was when the ticket came."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class CoverStep:
    """What was found, by which clause, and of which facts it is so: question and answer."""

    says: str
    clause: ClauseWords
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The card: its tone, its heading, and its reasons. `open_questions` are of the customer."""

    tone: str
    heading: str
    steps: tuple[CoverStep, ...]
    open_questions: tuple[str, ...]


def cover_of(verdict: Verdict, agreement: Agreement) -> Cover:
    """A verdict that was given, under the agreement of its ticket."""
    steps = [because_of(step) for step in verdict.because]
    return cover(Covers(verdict.covers), steps, agreement)


def chosen_cover(tier_id: str, agreement: Agreement) -> Cover:
    """That of a ticket on which no rule decides and that staff put into a tier."""
    ruling = rule_on_choice(agreement, tier_id)
    return cover(ruling.outcome.covers, ruling.because, agreement)


def article_of(verdict: Verdict, ticket: Ticket) -> Answer | None:
    """The article that the verdict rests on: the customer reads it here, at no cost."""
    if verdict.article is None:
        return None
    revision = documented_at(ticket.brand_id, verdict.article, ticket.opened_at)
    return Answer(revision.title, revision.body) if revision else None


def cover(covers: Covers, because: Iterable[Because], agreement: Agreement) -> Cover:
    """The card of a verdict with these steps."""
    tone, heading = HEADINGS[covers]
    language = get_language() or "en"
    steps = list(because)
    asked = [dict(step.facts) for step in steps if step.finding in ASKING]
    return Cover(
        tone=tone,
        heading=str(heading),
        steps=tuple(_step(step, agreement, language) for step in _each_once(steps)),
        open_questions=tuple(
            question_of(agreement, str(facts["fact"]), language)
            for facts in asked
            if facts["asked_of"] == "customer"
        ),
    )


def answers_in_words(agreement: Agreement, told: Mapping[str, Value]) -> list[tuple[str, str]]:
    """What was told, as question and answer."""
    language = get_language() or "en"
    return [
        (question_of(agreement, fact, language), value_in_words(agreement, fact, value, language))
        for fact, value in told.items()
    ]


def _each_once(steps: Iterable[Because]) -> Iterable[Because]:
    """Several rules may say the same by the same clause; it is read once. Counts and questions are
    not alike.
    """
    own = (*COUNTING, *ASKING)
    return {
        (step.clause, step.finding, step.facts if step.finding in own else ()): step
        for step in steps
    }.values()


def _step(step: Because, agreement: Agreement, language: str) -> CoverStep:
    facts = [
        (name, value)
        for name, value in step.facts
        if name not in ("rule", "fact", "asked_of") and step.finding not in COUNTING
    ]
    return CoverStep(
        says=_asks(step, agreement, language) if step.finding in ASKING else sentence(step),
        clause=clause_words(agreement, step.clause),
        facts=tuple(
            (
                question_of(agreement, name, language),
                value_in_words(agreement, name, value, language),
            )
            for name, value in facts
        ),
    )


def _asks(step: Because, agreement: Agreement, language: str) -> str:
    question = question_of(agreement, str(dict(step.facts)["fact"]), language)
    return gettext("This hangs on an answer: %(question)s") % {"question": question}
