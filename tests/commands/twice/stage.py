"""A brand in which most things can happen, and how a case is told."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from makegood.people.models import Actor, Machine, Member


@dataclass(frozen=True)
class Stage:
    """A brand in which most things can happen."""

    world: Any
    nora: Member
    tomas: Member
    machine: Machine


@dataclass(frozen=True)
class Case:
    """What is said, by whom, and what else could be said under the same key."""

    said: Any
    by: Actor
    other: Any


def case(said: Any, by: Actor, **changes: Any) -> Case:
    return Case(said, by, replace(said, **changes))


type Told = Callable[[Stage], Case]


def stage_in(world: Any) -> Stage:
    """The brand with a customer who has something to spend, an agent and a machine."""
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 20)
    return Stage(world, nora, tomas, world.machine(brand))
