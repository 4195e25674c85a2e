"""Which facts can a condition name, and what can each of them be?"""

from collections.abc import Iterable

from makegood.terms.agreement.applies import is_so
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.agreement.rules.rule import Named
from makegood.terms.agreement.rules.whole import Rules

YES_OR_NO = (True, False)
WINDOW_STATES = ("active", "ended", "none")
QUOTA_STATES = ("left", "used_up")
OFFERS = ("product", "extension", "service", "none")
PLATFORM = ("compatible", "incompatible")

type Choices = tuple[Value, ...] | None  # None: any whole number


def vocabulary(rules: Rules) -> dict[str, Choices]:
    """What each fact can be, by its id: those that Makegood knows, and those of `[[fact]]`."""
    known: dict[str, Choices] = {
        "tier": _ids(rules.tier),
        "issue_class": _ids(rules.issue_class),
        "plan": _ids(rules.plan),
        "priority": _ids(rules.priority),
        "channel": _ids(rules.channel),
        "offer": OFFERS,
        "owned": YES_OR_NO,
        "platform": PLATFORM,
    }
    known |= {window.id: WINDOW_STATES for window in rules.window}
    known |= {quota.id: QUOTA_STATES for quota in rules.quota}
    for fact in rules.fact:
        choices: Choices = fact.choices if fact.kind == "choice" else YES_OR_NO
        known[fact.id] = None if fact.kind == "number" else choices
    return known


def can_be(value: Value, choices: Choices) -> bool:
    """Whether a fact with these choices can have the value."""
    return type(value) is int if choices is None else is_so(choices, value)


def _ids(tables: Iterable[Named]) -> tuple[str, ...]:
    return tuple(table.id for table in tables)
