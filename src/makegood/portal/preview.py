"""What would become of a request, before it is sent?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from makegood.portal.asking import Basis
from makegood.portal.price import Price, price_of
from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.priority import propose_priority
from makegood.terms.coverage.verdict import Covers, Verdict, rule_on_request
from makegood.terms.promises.history import Moment
from makegood.terms.promises.owed import promises_of
from makegood.terms.worktime.zone import second
from makegood.tickets.known import Asked, all_known
from makegood.ui.clauses import ClauseWords, clause_words
from makegood.ui.covers import Cover, cover
from makegood.ui.owned import WindowAt, windows_at
from makegood.ui.promised import PromiseShown, promises_shown
from makegood.wording.rulings import sentence


@dataclass(frozen=True, slots=True)
class Priority:
    """The priority that the symptoms point at, and why; and what each one means."""

    name: str
    says: str
    clause: str
    each: Sequence[tuple[str, ClauseWords]]


@dataclass(frozen=True, slots=True)
class Preview:
    """The card beside the form. `price` is None of what costs nothing or is not offered."""

    covers: Covers
    cover: Cover
    tier_name: str
    price: Price | None
    priority: Priority | None
    windows: Sequence[WindowAt]
    promised: Sequence[PromiseShown]  # by when something is owed, if it is sent now
    then: str  # what happens once it is sent


def preview_of(basis: Basis, asked: Asked, symptoms: Collection[str], *, at: datetime) -> Preview:
    """What the agreement says of it as far as it is told: by the rules that it is judged by."""
    agreement, language = basis.agreement, get_language() or "en"
    known = all_known(asked, agreement, at=at)
    ruling = rule_on_request(agreement, known)
    verdict = ruling.outcome
    payable = verdict.covers == Covers.PAYABLE and verdict.tier is not None
    return Preview(
        covers=verdict.covers,
        cover=cover(verdict.covers, ruling.because, agreement),
        tier_name=agreement.tier_name(verdict.tier, language) if verdict.tier else "",
        price=price_of(agreement, verdict.tier, known) if payable and verdict.tier else None,
        priority=_priority(agreement, symptoms, language),
        windows=windows_at(basis.purchase, agreement, at) if basis.purchase else (),
        promised=_promised(basis, known, verdict, at=at),
        then=_then(verdict),
    )


def _priority(agreement: Agreement, symptoms: Collection[str], language: str) -> Priority | None:
    if not agreement.rules.priority:
        return None
    known = {symptom for one in agreement.rules.priority for symptom in one.symptoms}
    ruling = propose_priority(agreement, [one for one in symptoms if one in known])
    step = ruling.because[-1]
    name = agreement.name_of("priority", ruling.outcome, language)
    each = [
        (agreement.name_of("priority", one.id, language), clause_words(agreement, one.clause))
        for one in agreement.rules.priority
    ]
    return Priority(name, sentence(step), step.clause, each)


def _promised(
    basis: Basis, known: Known, verdict: Verdict, *, at: datetime
) -> Sequence[PromiseShown]:
    """What is owed by when if it is sent now, which is when it would be opened."""
    if verdict.tier is None:
        return ()
    now, purchase = second(at), basis.purchase
    history = [Moment(now, "opened")]
    if purchase is not None and purchase.cleared_at is not None:
        history.append(Moment(second(purchase.cleared_at), "cleared"))
    known = {**known, "tier": verdict.tier}
    promises = promises_of(basis.agreement, history, known, now)
    return promises_shown(promises, basis.agreement, ticket="", at=at)


def _then(verdict: Verdict) -> str:
    if verdict.covers == Covers.COVERED:
        return _("It stands in our queue at once.")
    if verdict.covers == Covers.PAYABLE:
        return _("We name the cost, and you approve or decline. Nothing is charged before that.")
    if verdict.covers == Covers.REFUSED:
        return _("You can send it all the same: it is kept with this answer.")
    if verdict.covers == Covers.NEEDS_FACTS and any(
        need.asked_of == "customer" for need in verdict.needs
    ):
        return _("Answer the questions here, or later on the ticket.")
    return _("We look into it and say whether it is covered. It costs nothing to ask.")
