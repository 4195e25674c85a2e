"""Does every condition name a fact that there is, and something that it can be?"""

from collections.abc import Iterator
from difflib import get_close_matches

from makegood.terms.agreement.lines import Path
from makegood.terms.agreement.lint.finding import Finding, error, one_of
from makegood.terms.agreement.rules.conditions import Bounds, Condition
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.vocabulary import Choices, can_be, vocabulary
from makegood.terms.agreement.walk import conditions, told_apart
from makegood.terms.agreement.written import written


def lint_conditions(rules: Rules) -> Iterator[Finding]:
    """Facts that nobody declares, values that they can't have, and names that mean two facts."""
    facts = vocabulary(rules)
    yield from _names_of_two(rules)
    for path, fact, asked in conditions(rules):
        if fact in facts:
            yield from _impossible(path, fact, asked, facts[fact])
        else:
            yield _nobody_declares(path, fact, facts)
    for path, fact in told_apart(rules):
        if fact not in facts:
            yield _nobody_declares(path, fact, facts)
        elif facts[fact] is None:
            yield error(path, f"`{fact}` is a number.", "Name a fact that has choices.")
    yield from _asked_too_early(rules)
    yield from _tier_before_the_verdict(rules)


def _names_of_two(rules: Rules) -> Iterator[Finding]:
    """Windows, quotas and facts share their names with what Makegood knows by itself."""
    seen = set(vocabulary(rules.model_copy(update={"window": (), "quota": (), "fact": ()})))
    for table, items in (("window", rules.window), ("quota", rules.quota), ("fact", rules.fact)):
        for number, item in enumerate(items):
            if item.id in seen:
                yield error(
                    (table, number, "id"),
                    f"`{item.id}` is already the name of a fact.",
                    "Choose another: a rule's `when` could mean either.",
                )
            seen.add(item.id)


def _nobody_declares(path: Path, fact: str, facts: dict[str, Choices]) -> Finding:
    close = get_close_matches(fact, facts, n=1)
    return error(
        path,
        f"Nobody declares the fact `{fact}`.",
        f"Write `{close[0]}`." if close else f"Add it as a [[fact]], or {_name_one(facts)}",
    )


def _name_one(facts: dict[str, Choices]) -> str:
    return f"name one of {', '.join(facts)}."


def _impossible(path: Path, fact: str, asked: Condition, choices: Choices) -> Iterator[Finding]:
    if isinstance(asked, Bounds):
        if choices is not None:
            yield error(path, f"`{fact}` is no number.", _what(choices, fact))
        return
    for value in asked:
        if not can_be(value, choices):
            yield error(path, f"`{fact}` is never {written(value)}.", _what(choices, fact))


def _what(choices: Choices, fact: str) -> str:
    if choices is None:
        return "Write a whole number, or { at_least = 5 }."
    return one_of(map(written, choices), f"Add a [[{fact}]] first.")


def _asked_too_early(rules: Rules) -> Iterator[Finding]:
    """Whether a fact is asked can only hang on facts that are asked before it."""
    later = {fact.id for fact in rules.fact}
    for number, fact in enumerate(rules.fact):
        for name in fact.when:
            if name in later:
                yield error(
                    ("fact", number, "when", name),
                    f"Whether `{fact.id}` is asked hangs on `{name}`, which is not asked before.",
                    f"Write `{name}` above it." if name != fact.id else "Take the condition away.",
                )
        later.discard(fact.id)


def _tier_before_the_verdict(rules: Rules) -> Iterator[Finding]:
    for number, rule in enumerate(rules.coverage):
        if "tier" in rule.when:
            yield error(
                ("coverage", number, "when", "tier"),
                "The tier follows from these rules, so they can't ask for it.",
                "Ask for what decides about the tier.",
            )
