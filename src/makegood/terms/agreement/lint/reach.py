"""Does every rule have a request that it decides, and every request a rule?"""

from collections.abc import Iterator, Mapping, Sequence

from makegood.terms.agreement.lines import Path
from makegood.terms.agreement.lint.finding import Finding, error, warning
from makegood.terms.agreement.rules.conditions import Value, When
from makegood.terms.agreement.rules.rates import FreeRate
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.space import Box, Space, TooMany, space_of
from makegood.terms.agreement.walk import tables, timed
from makegood.terms.agreement.written import written


def lint_reach(rules: Rules) -> Iterator[Finding]:
    """Rules that nothing reaches, and requests that reach none. The conditions have no errors."""
    try:
        space = space_of(rules)
        for look in (_prices, _contradictions, _coverage, _rates, _remedies):
            yield from look(rules, space)
    except TooMany:
        yield warning(
            (), "The conditions are too many to compare them all.", "Ask for fewer facts."
        )


def _prices(rules: Rules, space: Space) -> Iterator[Finding]:
    """Paid tiers that no rate prices; an error, and so it is looked for first."""
    unpriced = _unpriced(rules, space)
    for number, tier in enumerate(rules.tier):
        if tier.id in unpriced:
            yield error(
                ("tier", number),
                f"`{tier.id}` is paid for, but no rate can say what it costs.",
                f'Add a [[rate]], such as one with when = {{ tier = "{tier.id}" }}.',
            )


def _contradictions(rules: Rules, space: Space) -> Iterator[Finding]:
    """Conditions that are never so together."""
    for path, table in tables(rules):
        when: When = getattr(table, "when", {})
        if when and space.example(space.box(when)) is None:
            yield warning(
                (*path, "when"),
                "No request is ever so.",
                "Ask for what can be so together; a fact is only told where it is asked.",
            )


def _coverage(rules: Rules, space: Space) -> Iterator[Finding]:
    """A rule that staff judge takes nothing from those below it."""
    decided: list[Box] = []
    for number, rule in enumerate(rules.coverage):
        box = space.box(rule.when)
        yield from _unreached(space, ("coverage", number), box, decided)
        if rule.judged_by is None:
            decided.append(box)
    left = space.example({}, decided) if rules.coverage else None
    if left is not None:
        yield warning(
            ("coverage",),
            f"No rule decides about {_words(left)}, so staff must.",
            "Add a rule for it; a last one without `when` takes all that is left.",
        )


def _rates(rules: Rules, space: Space) -> Iterator[Finding]:
    priced: list[Box] = []
    for number, rate in enumerate(rules.rate):
        box = space.box(rate.when)
        yield from _unreached(space, ("rate", number), box, priced)
        priced.append(box)
    unpriced = _unpriced(rules, space)
    for path, box, decided in _paid(rules, space):
        left = space.example(box, [*decided, *priced])
        if left is not None and not box["tier"] & unpriced:
            yield warning(
                path,
                f"No rate says what it costs: {_words(left)}.",
                "Add a rate for it; a last one without `when` takes all that is left.",
            )


def _paid(rules: Rules, space: Space) -> Iterator[tuple[Path, Box, Sequence[Box]]]:
    """Each way to a paid tier: where it stands, its requests, and those that go elsewhere."""
    decided: list[Box] = []
    for number, rule in enumerate(rules.coverage):
        if rule.outcome == "payable" and rule.tier is not None:
            box = {**space.box(rule.when), "tier": frozenset({rule.tier})}
            yield ("coverage", number), box, tuple(decided)
        if rule.judged_by is None:
            decided.append(space.box(rule.when))
    for number, tier in enumerate(rules.tier if not rules.coverage else ()):
        if tier.paid:
            yield ("tier", number), {"tier": frozenset({tier.id})}, ()


def _unpriced(rules: Rules, space: Space) -> frozenset[str]:
    """The paid tiers that no rate with a price can be for."""
    prices = [rate for rate in rules.rate if not isinstance(rate, FreeRate)]
    priced = {
        tier.id
        for tier in rules.tier
        for rate in prices
        if space.example(space.box(rate.when, {"tier": frozenset({tier.id})})) is not None
    }
    return frozenset(tier.id for tier in rules.tier if tier.paid and tier.id not in priced)


def _remedies(rules: Rules, space: Space) -> Iterator[Finding]:
    """Remedies whose conditions are never so where one of their promises is made."""
    whens = {one.id: one.when for _path, one in timed(rules)}
    for number, remedy in enumerate(rules.remedy):
        boxes = [
            space.box(whens[promise], space.box(remedy.when))
            for promise in remedy.promises
            if promise in whens
        ]
        if boxes and all(space.example(box) is None for box in boxes):
            yield warning(
                ("remedy", number),
                f"`{remedy.id}` is never owed: none of its promises is made where it applies.",
                "Ask for something else in its `when`, or name other promises.",
            )


def _unreached(space: Space, path: Path, box: Box, above: Sequence[Box]) -> Iterator[Finding]:
    if space.example(box) is not None and space.example(box, above) is None:
        yield warning(
            path,
            "This rule is never reached: those above it decide first.",
            "Move it up, ask for less above it, or take it away.",
        )


def _words(request: Mapping[str, Value]) -> str:
    said = (f"{fact} = {written(value)}" for fact, value in request.items())
    return ", ".join(said) or "any request"
