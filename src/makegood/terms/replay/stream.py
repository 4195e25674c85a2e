"""What happened on each ticket of a log, told as facts, a line each?

A line is a JSON object: the ticket, the instant, what happened, and the value of a label. Lines of
one ticket stand together; their order among themselves does not matter.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from makegood.terms.agreement.amounts import MONEY, NoMoney, read_money
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.agreement.vocabulary import vocabulary
from makegood.terms.promises.history import LABELS, ORDER, Moment
from makegood.terms.replay.past import Past, Seen, Troubles, is_possible, sound, understood
from makegood.terms.values import Money
from makegood.terms.worktime.zone import second

PAID = "paid"
KNOWN = "known"
KEYS = {"ticket", "at", "what", "value", "fact"}


class _Told(NamedTuple):
    """What a line says: one of the three."""

    line: int
    ticket: str
    moment: Moment | None = None
    known: tuple[str, Value] | None = None
    paid: Money | None = None


class _NoFact(ValueError):
    """The line says nothing that can be; the text is the finding, and what stands there."""


def read_facts(lines: Iterable[str], agreement: Agreement, troubles: Troubles) -> Iterator[Past]:
    """The tickets of a stream of facts, one after the other, as the agreement understands them.

    Lines that can't be read, or say what can't be, become troubles. No more than one ticket is
    held at a time.
    """
    facts, seen = vocabulary(agreement.rules), Seen()
    for ticket, group in groupby(_told(lines, troubles), key=lambda told: told.ticket):
        its = list(group)
        line = its[0].line
        if seen.again(ticket):
            troubles.add(line, ticket, "comes_again")
            continue
        moments = [told.moment for told in its if told.moment is not None]
        past = Past(
            ticket=ticket,
            line=line,
            moments=sound(moments, line, ticket, troubles),
            known=dict(told.known for told in its if told.known is not None),
            paid=next((told.paid for told in its if told.paid is not None), None),
        )
        yield understood(past, facts, troubles)


def facts_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a line."""
    text = {"type": "string", "minLength": 1}
    at = {"at": {"type": "string", "format": "date-time"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A fact of a log",
        "oneOf": [
            _object("Something that happened", at | {"what": {"enum": sorted(_HAPPENS)}}),
            _object(
                "A label that a ticket has from then on",
                at | {"what": {"enum": list(LABELS)}, "value": text},
            ),
            _object(
                "Something that is known of a ticket",
                {"what": {"const": KNOWN}, "fact": text, "value": {"type": _VALUES}},
            ),
            _object(
                "What the product of a ticket cost",
                {"what": {"const": PAID}, "value": {"type": "string", "pattern": MONEY}},
            ),
        ],
    }


_HAPPENS = ORDER.keys() - set(LABELS)
_VALUES = ["string", "integer", "boolean"]


def _object(title: str, keys: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": title,
        "type": "object",
        "properties": {"ticket": {"type": "string", "minLength": 1}} | keys,
        "required": ["ticket", *keys],
        "additionalProperties": False,
    }


def _told(lines: Iterable[str], troubles: Troubles) -> Iterator[_Told]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        said = _object_of(line)
        if said is None:
            troubles.add(number, "", "is_no_fact", line)
            continue
        ticket = said.get("ticket")
        if not isinstance(ticket, str) or not ticket:
            troubles.add(number, "", "names_no_ticket", line)
            continue
        try:
            yield _says(number, ticket, said)
        except _NoFact as wrong:
            finding, words = wrong.args
            troubles.add(number, ticket, finding, words)


def _object_of(line: str) -> dict[str, Any] | None:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and said.keys() <= KEYS else None


def _says(number: int, ticket: str, said: dict[str, Any]) -> _Told:
    what, value = said.get("what"), said.get("value", "")
    if what == KNOWN:
        return _Told(number, ticket, known=_fact(said.get("fact"), value))
    if what == PAID:
        return _Told(number, ticket, paid=_paid(value))
    if not isinstance(what, str) or what not in ORDER or not isinstance(value, str):
        raise _NoFact("is_unknown", f"{what} {value}")
    return _Told(number, ticket, moment=Moment(_second(said.get("at")), what, value))


def _fact(fact: object, value: object) -> tuple[str, Value]:
    if not isinstance(fact, str) or not isinstance(value, str | int | bool):
        raise _NoFact("is_unknown", f"{fact} {value}")
    return fact, value


def _paid(value: object) -> Money:
    try:
        return read_money(str(value))
    except NoMoney:
        raise _NoFact("is_no_sum", str(value)) from None


def _second(words: object) -> int:
    try:
        at = datetime.fromisoformat(str(words))
    except ValueError:
        raise _NoFact("has_no_time", str(words)) from None
    if at.tzinfo is None or not is_possible(second(at)):
        raise _NoFact("has_no_time", str(words))
    return second(at)
