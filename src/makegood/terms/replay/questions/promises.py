"""What can cases ask about promises and ladders of calls?"""

from collections.abc import Mapping

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.promises.history import LABELS, ORDER, Moment
from makegood.terms.promises.owed import promises_of
from makegood.terms.promises.promise import Promise
from makegood.terms.promises.standing import in_hours, rule_on_promise
from makegood.terms.replay.question import (
    Answer,
    Question,
    Row,
    Unreadable,
    instant_of,
    known_of,
    trail,
)
from makegood.terms.worktime.zone import instant, second

# A column for each thing that can happen, with its times; and for each label its changes.
EVENTS = tuple(what for what in ORDER if what not in LABELS)
CHANGES = {f"new {label}": label for label in LABELS}
HAPPENS = (*EVENTS, *CHANGES)


def history_of(agreement: Agreement, row: Row) -> tuple[Moment, ...]:
    """What happened, by the columns of the row. Raises Unreadable."""
    happened = [
        Moment(_second(agreement, column, words), column)
        for column in EVENTS
        for words in filter(None, row.get(column, "").split(", "))
    ]
    for column, label in CHANGES.items():
        for words in filter(None, row.get(column, "").split(", ")):
            at, _, value = words.rpartition(" ")
            known_of(agreement, {label: value})
            happened.append(Moment(_second(agreement, column, at), label, value))
    return tuple(happened)


def facts_of(agreement: Agreement, row: Row) -> dict[str, Value]:
    """What the other columns say of the agreement's facts. Raises Unreadable."""
    facts = {column: words for column, words in row.items() if column not in HAPPENS}
    return known_of(agreement, facts)


def promises_in(agreement: Agreement, row: Row) -> tuple[Promise, ...]:
    """The promises of the row's ticket. Raises Unreadable."""
    until = second(instant_of(agreement, row, "at"))
    return promises_of(agreement, history_of(agreement, row), facts_of(agreement, row), until)


def promise_id(agreement: Agreement, row: Row) -> str:
    """The promise or ladder that the row asks for. Raises Unreadable."""
    rules = (*agreement.rules.promise, *agreement.rules.escalation)
    if row["promise"] not in {rule.id for rule in rules}:
        names = ", ".join(rule.id for rule in rules)
        raise Unreadable(f"one of {names or 'no promise'} under `promise`")
    return row["promise"]


def _promise(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    """How the last promise of that rule stands, or that step of a ladder."""
    rule = promise_id(agreement, row)
    asked = [
        promise
        for promise in promises_in(agreement, row)
        if promise.rule == rule and row.get("calls", promise.calls) in ("", promise.calls)
    ]
    if not asked:
        none: dict[str, Answer] = dict.fromkeys(("due", "late", "finding", "clauses"))
        return {"promises": 0, "state": "none", **none}
    last = asked[-1]
    return {
        "promises": len(asked),
        "due": None if last.due_at is None else instant(last.due_at),
        "state": str(last.state),
        "late": in_hours(last.overdue_seconds) if last.overdue_seconds else None,
        **trail(rule_on_promise(last)),
    }


def _second(agreement: Agreement, column: str, words: str) -> int:
    return second(instant_of(agreement, {column: words}, column))


PROMISES = {
    "promise": Question(
        ("promise", "at"),
        ("promises", "due", "state", "late", "finding", "clauses"),
        _promise,
        may_have=("calls", *HAPPENS),
        takes_facts=True,
    ),
}
