"""Lets two do something at once until each of them was first, and tells what became of both."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from makegood.commands.refused import Refused
from makegood.people.models import Actor
from tests.processes import race
from tests.world import after, key

ROUNDS = 24  # at the most: a test ends when it has seen both outcomes
AN_HOUR_LATER = after(hours=1)


def giving(command: Any, said: Any, *, by: Actor, at: datetime = AN_HOUR_LATER) -> partial[Any]:
    """The command with all it needs, to be given later, under a key that nobody used."""
    return partial(command, said, by=by, key=key(), at=at)


def both(*works: Callable[[], Any], first: int) -> list[Any]:
    """What became of each, in their order; the one at place `first` is started first."""
    order = [first, *(place for place in range(len(works)) if place != first)]
    outcomes = race(*[partial(told, works[place]) for place in order])
    return [outcomes[order.index(place)] for place in range(len(works))]


def told(work: Callable[[], Any]) -> Any:
    """What was done; or the refusal's code, with what it tells."""
    try:
        return work()
    except Refused as refused:
        return refused.code, refused.details


def was_refused(outcome: Any, code: str) -> bool:
    return isinstance(outcome, tuple) and outcome[0] == code


def loser_of(outcomes: list[Any], code: str) -> int:
    """The place of the one who was refused, by that code; the others were not."""
    (place,) = [at for at, outcome in enumerate(outcomes) if isinstance(outcome, tuple)]
    assert was_refused(outcomes[place], code), outcomes
    return place


def until_both(seen: set[str]) -> Iterator[int]:
    """Rounds until both outcomes were seen; fails if only one ever comes."""
    for place in range(ROUNDS):
        yield place
        if len(seen) == 2:
            return
    raise AssertionError(f"only {seen} in {ROUNDS} rounds")
