"""Gives commands at random, and sees that each is done whole, once, or not at all."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random  # noqa: TID251 - the same seed tells the same story again
from typing import Any

from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.commands.command import COMMANDS
from makegood.commands.refused import NotAllowed, Refused
from makegood.events.models import Fact
from makegood.ledger.models import Transfer
from makegood.outbox.models import Parcel
from makegood.people.models import Actor, Machine, Member
from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.channel import Takes, rule_on_channel
from tests.simulation.fill import Fills, said_to, scene_of
from tests.world import MONDAY_9AM, World, terms_now

STEPS_OF_TIME = (
    timedelta(seconds=1),
    timedelta(minutes=7),
    timedelta(hours=1),
    timedelta(hours=11),
    timedelta(days=2),
)
OFTEN = (40, 30, 20, 8, 2)


@dataclass
class Driver:
    """One brand under one agreement, and all that was tried in it."""

    world: World
    brand: Brand
    random: Random
    operations: tuple[str, ...]
    own: dict[str, Fills]
    at: datetime = MONDAY_9AM
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[tuple[str, str]] = field(default_factory=Counter)
    actors: list[Actor] = field(default_factory=list)
    agreement: Agreement | None = None
    keys: int = 0
    may_not: dict[str, set[int]] = field(default_factory=dict)  # places in `actors`

    def begin(self) -> None:
        """Two companies, staff and a clock; one of the companies has something to spend."""
        slug = self.brand.slug
        nora = self.world.customer(self.brand, f"{slug}-nora")
        otto = self.world.customer(
            self.brand, f"{slug}-otto", company=nora.company_id, roles=("requester",)
        )
        zoe = self.world.customer(self.brand, f"{slug}-zoe")
        tomas, ida = (
            self.world.agent(self.brand, f"{slug}-tomas"),
            self.world.agent(self.brand, f"{slug}-ida"),
        )
        olga = self.world.owner(self.brand, f"{slug}-olga")
        clock = Machine("clock", brand_id=self.brand.id)
        self.actors = [nora, nora, otto, zoe, tomas, tomas, ida, olga, clock]
        self.agreement = terms_now(self.brand.id)
        takes = rule_on_channel(self.agreement, "mail").outcome
        for _ in range(3 if takes is Takes.REQUESTS else 0):
            self.world.request(nora)
        if self.agreement.counts_units:
            self.world.units(nora, 12)
            self.world.units(zoe, 1)

    def step(self) -> None:
        """One command, on something, by somebody; time goes on."""
        assert self.agreement
        self.at += self.random.choices(STEPS_OF_TIME, OFTEN)[0]
        operation = self.random.choices(self.operations, self._weights())[0]
        place = self._somebody(operation)
        by = self._as_now(self.actors[place])
        scene = scene_of(self.random, self.brand.id, agreement=self.agreement, at=self.at)
        said = said_to(COMMANDS[operation], scene, self.own)
        self.keys += 1
        answer = self.give(operation, said, by=by, key=f"simulated-{self.keys}")
        if isinstance(answer, NotAllowed):
            self.may_not.setdefault(operation, set()).add(place)

    def give(self, operation: str, said: Any, *, by: Actor, key: str) -> Any:
        """Give the command; a refusal, which is answered, must have changed nothing."""
        run, before = COMMANDS[operation], self._counted()
        try:
            answer = run(said, by=by, key=key, at=self.at)
        except Refused as refused:
            assert self._counted() == before, f"{operation} refused, and changed something"
            self.refused[operation, refused.code] += 1
            return refused
        self.done[operation] += 1
        if self.random.random() < 0.1:
            after = self._counted()
            assert run(said, by=by, key=key, at=self.at + timedelta(hours=1)) == answer
            assert self._counted() == after, f"{operation} was done twice under one key"
        return answer

    def _weights(self) -> list[int]:
        """A desk is mostly about tickets."""
        return [4 if name.startswith("tickets.") else 1 for name in self.operations]

    def _somebody(self, operation: str) -> int:
        """Mostly one of those who were not told before that they may not."""
        may_not = self.may_not.get(operation, set())
        may = [place for place in range(len(self.actors)) if place not in may_not]
        tries_all = not may or self.random.random() < 0.1
        return self.random.choice(range(len(self.actors)) if tries_all else may)

    def _as_now(self, by: Actor) -> Actor:
        if isinstance(by, Machine):
            return by
        with reading(self.brand.id):
            return Member.objects.select_related("person", "company", "brand").get(id=by.id)

    def _counted(self) -> tuple[int, int, int]:
        with reading(self.brand.id):
            return Fact.objects.count(), Transfer.objects.count(), Parcel.objects.count()
