"""Which rules may still decide about a request, and which facts that hangs on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from makegood.terms.agreement.applies import Known, applies, unknown
from makegood.terms.agreement.rules.coverage import Coverage
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.space import Box, Space, TooMany, space_of
from makegood.terms.agreement.vocabulary import vocabulary

MOST_PIECES = 300

type Deciding = Coverage | None  # None: no rule decides
type Region = tuple[Deciding, Sequence[Box]]  # a rule, and the requests that it decides


@dataclass(frozen=True, slots=True)
class Standing:
    """The rules that may still decide, in order; `facts` are empty if all of them say the same."""

    rules: tuple[Deciding, ...]
    facts: tuple[str, ...]


def standing(
    all_rules: Rules,
    coverage: Sequence[Coverage],
    known: Known,
    says: Callable[[Deciding], object],
) -> Standing:
    """Which of the coverage rules may still decide.

    A fact is named if there are two requests, alike but for it and what is asked because of it, of
    which rules say different things. Where there are too many requests to look at all of them,
    every fact is named that a rule asks for.
    """
    for rule in coverage:
        answer = applies(rule.when, known)
        if answer:
            return Standing((rule,), ())
        if answer is None:
            return _undecided(all_rules, coverage, known, says)
    return Standing((None,), ())


def _undecided(
    all_rules: Rules,
    coverage: Sequence[Coverage],
    known: Known,
    says: Callable[[Deciding], object],
) -> Standing:
    try:
        space = space_of(all_rules, known)
        regions = list(_regions(space, coverage))
    except TooMany:
        return _cautious(all_rules, coverage, known)
    rules = tuple(rule for rule, _pieces in regions)
    if len({says(rule) for rule in rules}) == 1:
        return Standing(rules, ())
    matter = [
        fact
        for fact in vocabulary(all_rules)
        if fact not in known and _matters(fact, space, regions, says)
    ]
    return Standing(rules, tuple(matter))


def _regions(space: Space, coverage: Sequence[Coverage]) -> Iterator[Region]:
    """Each rule that decides some requests, and which, in boxes. Raises TooMany."""
    above: list[Box] = []
    rules: tuple[Deciding, ...] = (*coverage, None)
    counted = 0
    for rule in rules:
        box = space.box(rule.when) if rule else {}
        pieces = tuple(space.pieces(box, above))
        counted += len(pieces)
        if counted > MOST_PIECES:
            raise TooMany
        if pieces:
            yield rule, pieces
        above.append(box)


def _matters(
    fact: str, space: Space, regions: Sequence[Region], says: Callable[[Deciding], object]
) -> bool:
    free = {fact}
    for other, decides in space.hangs_on.items():
        if decides & free:
            free.add(other)
    return any(
        _meet(piece, another, free)
        for (rule, pieces), (further, others) in combinations(regions, 2)
        if says(rule) != says(further)
        for piece in pieces
        for another in others
    )


def _meet(piece: Box, another: Box, free: set[str]) -> bool:
    """Whether two requests of the boxes differ in the free facts alone."""
    return all(
        values & another[fact]
        for fact, values in piece.items()
        if fact in another and fact not in free
    )


def _cautious(all_rules: Rules, coverage: Sequence[Coverage], known: Known) -> Standing:
    rules: list[Deciding] = []
    facts: set[str] = set()
    for rule in coverage:
        answer = applies(rule.when, known)
        if answer is not False:
            rules.append(rule)
            facts.update(unknown(rule.when, known))
        if answer:
            break
    else:
        rules.append(None)
    return Standing(tuple(rules), tuple(fact for fact in vocabulary(all_rules) if fact in facts))
