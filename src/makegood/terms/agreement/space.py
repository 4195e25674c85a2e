"""What can a request be, as far as the rules tell requests apart?

A box is a set of requests: for some facts, the values that they may have. Each number stands for
those around it that no rule tells from it, so that every fact has few values.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from makegood.terms.agreement.applies import Known, is_so
from makegood.terms.agreement.rules.conditions import Bounds, Condition, Value
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.vocabulary import vocabulary
from makegood.terms.agreement.walk import conditions

MOST_STEPS = 500_000  # about a second; no pack needs two thousand
VALUES_A_STEP = 4  # looking at so many takes about as long as a step

type Values = frozenset[Value | None]  # None: the fact is not asked of such a request
type Box = Mapping[str, Values]


class TooMany(Exception):
    """The rules tell too many requests apart to look at all of them."""


@dataclass(frozen=True, slots=True)
class Space:
    """All requests that there can be. `impossible` are boxes without any; `steps` are used up."""

    values: Mapping[str, Values]
    impossible: Sequence[Box]
    hangs_on: Mapping[str, frozenset[str]]  # for a fact, those that decide whether it is asked
    steps: Iterator[int]

    def box(self, when: Mapping[str, Condition], within: Box | None = None) -> Box:
        """The requests of `within`, or of all, for which all that `when` asks is so.

        Raises TooMany.
        """
        box = dict(within or {})
        for fact, asked in when.items():
            self._look_at(len(self.values[fact]))
            so = frozenset(
                value for value in self.values[fact] if value is not None and is_so(asked, value)
            )
            box[fact] = box.get(fact, so) & so
        return box

    def example(self, box: Box, without: Iterable[Box] = ()) -> Mapping[str, Value] | None:
        """A request of the box that is in none of the others, or None. Raises TooMany."""
        found = next(self.pieces(box, without), None)
        return None if found is None else self._told(found)

    def pieces(self, box: Box, without: Iterable[Box] = ()) -> Iterator[Box]:
        """The requests of the box that are in none of the others, in boxes. Raises TooMany.

        In each piece, whatever values its facts have together, there is such a request.
        """
        if all(box.values()):
            for rest in self._rest(box, tuple(without)):
                yield from self._rest(rest, self._against(rest))

    def _rest(self, box: Box, cuts: Sequence[Box]) -> Iterator[Box]:
        """What is left of a box once the others are cut out of it, in boxes."""
        waiting = [(box, 0)]
        while waiting:
            rest, place = waiting.pop()
            self._look_at(sum(map(len, rest.values())))
            if place == len(cuts):
                yield rest
            else:
                outside = [(piece, place + 1) for piece in self._outside(rest, cuts[place])]
                waiting += reversed(outside)

    def _outside(self, box: Box, cut: Box) -> Iterator[Box]:
        rest = dict(box)
        if any(not rest.get(fact, self.values[fact]) & cut[fact] for fact in cut):
            yield box
            return
        for fact, values in cut.items():
            here = rest.get(fact, self.values[fact])
            if outside := here - values:
                yield {**rest, fact: outside}
            rest[fact] = here & values

    def _against(self, box: Box) -> tuple[Box, ...]:
        """What is impossible about the facts of a box, and about those that they hang on."""
        facts = set(box)
        for fact in reversed(tuple(self.hangs_on)):
            if fact in facts:
                facts |= self.hangs_on[fact]
        return tuple(cut for cut in self.impossible if set(cut) <= facts)

    def _told(self, box: Box) -> Mapping[str, Value]:
        """One request of a box, by the facts that make it what it is."""
        request: dict[str, Value] = {}
        for fact, values in box.items():
            self._look_at(len(values))
            asked = [value for value in values if value is not None]
            if asked and values != self.values[fact]:
                request[fact] = min(asked, key=str)
        return request

    def _look_at(self, values: int) -> None:
        """A step for some values, and one for each so many more. Raises TooMany."""
        if next(islice(self.steps, values // VALUES_A_STEP, None), None) is None:
            raise TooMany


def space_of(rules: Rules, known: Known | None = None) -> Space:
    """The requests that the rules tell apart, of those of which all is so that is known.

    Conditions must name facts that there are. What is told counts, though nobody asked for it.
    Raises TooMany.
    """
    hangs_on = {fact.id: frozenset(fact.when) for fact in rules.fact if fact.when}
    values: dict[str, Values] = {**_numbers(rules)}
    for fact, choices in vocabulary(rules).items():
        if choices is not None:
            values[fact] = frozenset(choices or (None,))
    for fact in hangs_on:
        values[fact] |= {None}
    for fact, value in (known or {}).items():
        if fact in values:
            values[fact] = frozenset({value})
            hangs_on.pop(fact, None)
    steps = iter(range(MOST_STEPS))
    bare = Space(values, (), {}, steps)
    return Space(values, tuple(_impossible(rules, bare, hangs_on)), hangs_on, steps)


def _numbers(rules: Rules) -> Mapping[str, frozenset[Value]]:
    """For each fact that is a number, those that lie on either side of an edge."""
    found: dict[str, set[Value]] = {
        fact: {0} for fact, choices in vocabulary(rules).items() if choices is None
    }
    for _path, fact, asked in conditions(rules):
        if fact in found:
            found[fact] |= set(_edges(asked))
    return {fact: frozenset(numbers) for fact, numbers in found.items()}


def _edges(asked: Condition) -> Iterator[int]:
    ends = (asked.at_least, asked.at_most) if isinstance(asked, Bounds) else asked
    return (near for end in ends if isinstance(end, int) for near in (end - 1, end, end + 1))


def _impossible(rules: Rules, space: Space, hanging: Container[str]) -> Iterator[Box]:
    """A fact is told of a request if it is asked there, and not told if it isn't."""
    for fact in (fact for fact in rules.fact if fact.id in hanging):
        asked = space.box(fact.when)
        yield {**asked, fact.id: frozenset({None})}
        for name, so in asked.items():
            if others := space.values[name] - so:
                yield {name: others, fact.id: space.values[fact.id] - {None}}
