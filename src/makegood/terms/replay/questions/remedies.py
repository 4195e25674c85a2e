"""What can cases ask about remedies, decisions on them, and credits for periods?"""

from collections.abc import Mapping

from makegood.terms.agreement.model import Agreement
from makegood.terms.promises.promise import State
from makegood.terms.remedies.attainment import (
    Counted,
    period_of,
    rule_on_attainment,
    rule_on_period_claim,
)
from makegood.terms.remedies.breach import Breach
from makegood.terms.remedies.decision import rule_on_decision
from makegood.terms.remedies.remedy import Remedy, rule_on_remedies
from makegood.terms.remedies.worth import Bases, OtherCurrency
from makegood.terms.replay.question import (
    Answer,
    Question,
    Row,
    Unreadable,
    instant_of,
    money_of,
    number,
    trail,
    yes,
)
from makegood.terms.replay.questions.promises import HAPPENS, facts_of, promise_id, promises_in
from makegood.terms.ruling import Ruling
from makegood.terms.values import Money
from makegood.terms.worktime.zone import second

_SUMS = ("paid", "list price", "fee", "returned")


def _remedy(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    ruling = _ruled(agreement, row)
    if ruling is None:
        return dict.fromkeys(("remedy", "least", "proposed", "most", "to", "finding", "clauses"))
    remedy = ruling.outcome
    if remedy is None:
        nothing: dict[str, Answer] = dict.fromkeys(("remedy", "least", "proposed", "most", "to"))
        return {**nothing, **trail(ruling)}
    return {
        "remedy": remedy.rule,
        "least": remedy.said(remedy.least),
        "proposed": remedy.said(remedy.proposed),
        "most": remedy.said(remedy.most),
        "to": str(remedy.goes_to),
        **trail(ruling),
    }


def _decision(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    proposed = _ruled(agreement, row)
    remedy = proposed.outcome if proposed else None
    if remedy is None:
        raise Unreadable("a case in which something is owed")
    ruling = rule_on_decision(
        remedy,
        size=_size(remedy, row),
        reason=row["reason"],
        by_one_who_caused=yes(row, "caused"),
    )
    return {"outcome": str(ruling.outcome), **trail(ruling)}


def _attainment(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    rule = _attainment_id(agreement, row)
    period = period_of(agreement, rule, instant_of(agreement, row, "at"))
    kept, broken = number(row, "kept", least=0), number(row, "broken", least=0)
    counted = Counted(kept + broken, kept)
    bases = _bases(row)
    try:
        ruling = rule_on_attainment(
            agreement, rule, period=period, counted=counted, bases=bases, others=()
        )
    except OtherCurrency:
        raise Unreadable("all sums in one currency") from None
    credit = ruling.outcome
    may: Answer = None
    if row.get("claimed"):
        claimed_at = instant_of(agreement, row, "claimed")
        may = rule_on_period_claim(agreement, rule, period=period, claimed_at=claimed_at).outcome
    return {"owed": credit.amount if credit else None, "may claim": may, **trail(ruling)}


_TRAIL = ("finding", "clauses")
_WHERE = ("promise", "at")
_MAY_HAVE = (*_SUMS, *HAPPENS)
REMEDIES = {
    "remedy": Question(
        _WHERE,
        ("remedy", "least", "proposed", "most", "to", *_TRAIL),
        _remedy,
        may_have=_MAY_HAVE,
        takes_facts=True,
    ),
    "remedy_decision": Question(
        (*_WHERE, "decides", "reason", "caused"),
        ("outcome", *_TRAIL),
        _decision,
        may_have=_MAY_HAVE,
        takes_facts=True,
    ),
    "attainment": Question(
        ("attainment", "at", "kept", "broken"),
        ("owed", "may claim", *_TRAIL),
        _attainment,
        may_have=(*_SUMS, "claimed"),
    ),
}


def _ruled(agreement: Agreement, row: Row) -> Ruling[Remedy | None] | None:
    """The ruling on the last breach of the promise, after the others of its ticket."""
    rule = promise_id(agreement, row)
    known = facts_of(agreement, row)
    broken = [one for one in promises_in(agreement, row) if one.state == State.BROKEN]
    breaches = sorted((Breach("", one, known) for one in broken), key=lambda one: one.key)
    until = second(instant_of(agreement, row, "at"))
    try:
        rulings = rule_on_remedies(agreement, breaches, bases=_bases(row), until=until, decided={})
    except OtherCurrency:
        raise Unreadable("all sums in one currency") from None
    of_rule = [
        ruling
        for breach, ruling in zip(breaches, rulings, strict=True)
        if breach.promise.rule == rule
    ]
    return of_rule[-1] if of_rule else None


def _bases(row: Row) -> Bases:
    paid, list_price, fee, returned = (_sum(row, column) for column in _SUMS)
    return Bases(paid, list_price, fee, returned.minor if returned else 0)


def _sum(row: Row, column: str) -> Money | None:
    return money_of(row, column) if row.get(column) else None


def _size(remedy: Remedy, row: Row) -> int:
    """What is decided: a sum in the remedy's currency, or a number of units or days."""
    if not remedy.currency:
        return number(row, "decides")
    decides = money_of(row, "decides")
    if decides.currency != remedy.currency:
        raise Unreadable("all sums in one currency")
    return decides.minor


def _attainment_id(agreement: Agreement, row: Row) -> str:
    names = [rule.id for rule in agreement.rules.attainment]
    if row["attainment"] not in names:
        raise Unreadable(f"one of {', '.join(names) or 'no attainment'} under `attainment`")
    return row["attainment"]
