"""What happened on each ticket of a log, told as facts, a line each?

A line is a JSON object: the ticket, the instant, what happened, and the value of a label. Lines of
one ticket stand together; their order among themselves does not matter.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any, TypeGuard

from makegood.terms.agreement.amounts import NoMoney, read_money
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.promises.history import ORDER, Moment
from makegood.terms.values import Money
from makegood.terms.worktime.zone import second

LISTED = 20  # troubles that are kept one by one; all are counted
PAID = "paid"
KNOWN = "known"
KEYS = {"ticket", "at", "what", "value", "fact"}


@dataclass(frozen=True, slots=True)
class Past:
    """All that a log holds of a ticket: `known` are facts about it, `paid` its product's price."""

    ticket: str
    line: int  # on which it begins; from 1
    moments: tuple[Moment, ...]
    known: dict[str, Value]
    paid: Money | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something in a log that can't be so; `finding` is a code, `words` what stands there."""

    line: int
    ticket: str
    finding: str
    words: str


@dataclass(slots=True)
class Troubles:
    """What was wrong with a log: all counted by finding, the first few kept."""

    counts: dict[str, int] = field(default_factory=dict)
    first: list[Trouble] = field(default_factory=list)

    def add(self, line: int, ticket: str, finding: str, words: str = "") -> None:
        """Count a trouble, and keep it if it is among the first."""
        self.counts[finding] = self.counts.get(finding, 0) + 1
        if len(self.first) < LISTED:
            self.first.append(Trouble(line, ticket, finding, words[:80]))


@dataclass(frozen=True, slots=True)
class _Told:
    line: int
    ticket: str
    moment: Moment | None
    known: tuple[str, Value] | None
    paid: Money | None


def read_facts(lines: Iterable[str], troubles: Troubles) -> Iterator[Past]:
    """The tickets of a stream of facts, one after the other; bad lines become troubles."""
    told = (
        one
        for number, line in enumerate(lines, 1)
        if line.strip() and (one := _told(number, line, troubles)) is not None
    )
    for ticket, group in groupby(told, key=lambda one: one.ticket):
        its = list(group)
        moments = tuple(one.moment for one in its if one.moment is not None)
        yield Past(
            ticket=ticket,
            line=its[0].line,
            moments=sound(moments, its[0].line, ticket, troubles),
            known=dict(one.known for one in its if one.known is not None),
            paid=next((one.paid for one in its if one.paid is not None), None),
        )


def sound(
    moments: tuple[Moment, ...], line: int, ticket: str, troubles: Troubles
) -> tuple[Moment, ...]:
    """The moments without those that can't be: nothing happens before a ticket is opened.

    A ticket that was never opened has none.
    """
    opened = min((moment.at for moment in moments if moment.what == "opened"), default=None)
    if opened is None:
        troubles.add(line, ticket, "never_opened")
        return ()
    early = [moment for moment in moments if moment.at < opened and moment.what != "cleared"]
    for moment in early:
        troubles.add(line, ticket, "before_it_was_opened", moment.what)
    return tuple(moment for moment in moments if moment not in early) if early else moments


def facts_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a line."""
    text = {"type": "string", "minLength": 1}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A fact of a log",
        "type": "object",
        "required": ["ticket", "what"],
        "additionalProperties": False,
        "properties": {
            "ticket": text,
            "at": {"type": "string", "format": "date-time"},
            "what": {"enum": [*ORDER, KNOWN, PAID]},
            "value": {"type": ["string", "integer", "boolean"]},
            "fact": text,
        },
    }


def _told(number: int, line: str, troubles: Troubles) -> _Told | None:
    try:
        said = json.loads(line)
    except ValueError:
        said = None
    if not isinstance(said, dict) or not set(said) <= KEYS:
        troubles.add(number, "", "is_no_fact", line)
        return None
    ticket = said.get("ticket")
    if not isinstance(ticket, str) or not ticket:
        troubles.add(number, "", "names_no_ticket", line)
        return None
    told = _known(number, ticket, said) or _paid(number, ticket, said)
    return told or _moment(number, ticket, said, troubles)


def _known(number: int, ticket: str, said: dict[str, Any]) -> _Told | None:
    fact, value = said.get("fact"), said.get("value")
    if said.get("what") != KNOWN or not isinstance(fact, str):
        return None
    return _Told(number, ticket, None, (fact, value), None) if _is_value(value) else None


def _is_value(value: object) -> TypeGuard[Value]:
    return isinstance(value, str | int | bool)


def _paid(number: int, ticket: str, said: dict[str, Any]) -> _Told | None:
    if said.get("what") != PAID:
        return None
    try:
        return _Told(number, ticket, None, None, read_money(str(said.get("value"))))
    except NoMoney:
        return None


def _moment(number: int, ticket: str, said: dict[str, Any], troubles: Troubles) -> _Told | None:
    what, value = said.get("what"), said.get("value", "")
    if what not in ORDER or not isinstance(value, str):
        troubles.add(number, ticket, "is_unknown", f"{what} {value}")
        return None
    at = _second(said.get("at"))
    if at is None:
        troubles.add(number, ticket, "has_no_time", str(said.get("at")))
        return None
    return _Told(number, ticket, Moment(at, what, value), None, None)


def _second(words: object) -> int | None:
    try:
        at = datetime.fromisoformat(words) if isinstance(words, str) else None
    except ValueError:
        return None
    return second(at) if at is not None and at.tzinfo is not None else None
