"""Is a request made in a way, and in words, that the agreement knows?"""

from collections.abc import Collection, Iterable
from uuid import UUID

from makegood.commands.refusals.requests import (
    ChannelIsClosed,
    NotYoursToTell,
    UnknownAnswer,
    UnknownSymptom,
    UnknownTierOrClass,
)
from makegood.commands.refused import NotThere
from makegood.people.models import Actor
from makegood.purchases.models import Purchase
from makegood.purchases.queries import purchase_with_id
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.coverage.channel import Takes, rule_on_channel
from makegood.terms.coverage.priority import propose_priority
from makegood.terms.coverage.told import can_tell, is_answer


def purchase_of(purchase_id: UUID | None, *, by: Actor, company_id: UUID) -> Purchase | None:
    """What the company bought, as `by` may see it. Raises NotThere for what is not its own."""
    if purchase_id is None:
        return None
    purchase = purchase_with_id(by, purchase_id)
    if purchase is None or purchase.company_id != company_id:
        raise NotThere
    return purchase


def require_open_channel(agreement: Agreement, channel: str) -> None:
    """Raises ChannelIsClosed, with the clause and the way that is open instead."""
    ruling = rule_on_channel(agreement, channel)
    if ruling.outcome != Takes.REQUESTS:
        why = ruling.because[-1]
        raise ChannelIsClosed(clause=why.clause, finding=why.finding, **dict(why.facts))


def require_class(agreement: Agreement, issue_class: str) -> str:
    """The department of that class, or "" if it names none. Raises UnknownTierOrClass."""
    for known in agreement.classes:
        if known.id == issue_class:
            return known.department or ""
    raise UnknownTierOrClass(field="issue_class")


def told_of(
    agreement: Agreement, told: Iterable[tuple[str, Value]], *, by_staff: bool
) -> dict[str, Value]:
    """What was told, by its fact. Raises NotYoursToTell, UnknownAnswer with the fact."""
    answers = dict(told)
    for fact, value in answers.items():
        if not can_tell(agreement.rules, fact, by_staff=by_staff):
            raise NotYoursToTell(fact=fact)
        if not is_answer(agreement.rules, fact, value):
            raise UnknownAnswer(fact=fact)
    return answers


def priority_of(agreement: Agreement, symptoms: Collection[str]) -> str:
    """The priority that these symptoms point at; "" where the agreement has none.

    Raises UnknownSymptom.
    """
    known = {symptom for one in agreement.rules.priority for symptom in one.symptoms}
    for symptom in symptoms:
        if symptom not in known:
            raise UnknownSymptom(symptom=symptom)
    return propose_priority(agreement, symptoms).outcome if agreement.rules.priority else ""
