"""What did a ticket's labels say when, and how much time does a rule give for that?"""

from collections.abc import Mapping
from typing import NamedTuple

from makegood.terms.agreement.applies import Known, applies
from makegood.terms.agreement.lengths import Length
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value, yes_or_no
from makegood.terms.agreement.rules.promises import PromiseRule
from makegood.terms.agreement.vocabulary import vocabulary
from makegood.terms.promises.history import LABELS, History


class Labelled(NamedTuple):
    """What is known of a ticket from a second on; `labels` are those of its facts that change."""

    since: int
    facts: Mapping[str, Value]
    labels: tuple[tuple[str, Value], ...]


def labelled(agreement: Agreement, history: History, known: Known) -> tuple[Labelled, ...]:
    """What is known at first, and after each change of a label, in order.

    A ticket that says nothing has the priority that is meant then. Of two values of one second the
    one that stands first in the agreement counts.
    """
    said = [one.id for one in agreement.rules.priority if one.unless_said]
    facts: dict[str, Value] = {**({"priority": said[0]} if said else {}), **known}
    changes: dict[int, dict[str, str]] = {}
    for at, what, value in history:
        if what in LABELS:
            changed = changes.setdefault(at, {})
            other = changed.get(what, value)
            changed[what] = value if other == value else _first(agreement, what, value, other)
    states = [_state(0, facts)]
    for at, changed in changes.items():
        facts = {**facts, **changed}
        states.append(_state(at, facts))
    return tuple(states)


def _state(since: int, facts: Mapping[str, Value]) -> Labelled:
    return Labelled(since, facts, tuple((name, facts[name]) for name in LABELS if name in facts))


def _first(agreement: Agreement, label: str, *values: str) -> str:
    """Which of the values stands first in the agreement."""
    listed = vocabulary(agreement.rules)[label]
    return next(str(value) for value in listed or () if value in values)


def length_of(rule: PromiseRule, facts: Known) -> Length | None:
    """The time that the rule gives, or None if it promises nothing there.

    What is not known promises nothing as long as it is not.
    """
    if not applies(rule.when, facts):
        return None
    within = rule.within
    for fact in rule.by or ():
        if isinstance(within, dict):
            within = within.get(str(yes_or_no(facts[fact]))) if fact in facts else None
    assert not isinstance(within, dict), "the table is as deep as `by` is long"
    return within
