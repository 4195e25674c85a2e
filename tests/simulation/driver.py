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
FIRST_REQUESTS = 4
FIRST_TRIES = 16  # some are refused, and some agreements take no request by a form
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
    tried: Counter[tuple[str, str]] = field(default_factory=Counter)  # by state and operation
    went: Counter[tuple[str, str]] = field(default_factory=Counter)
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
        product = self.world.product(self.brand)
        for each in (nora, zoe):
            self.world.purchase(each, product)
        takes = rule_on_channel(self.agreement, "mail").outcome
        for _ in range(3 if takes is Takes.REQUESTS else 0):
            self.world.request(nora)
        for _ in range(FIRST_TRIES):
            if self.done["intake.submit_request"] < FIRST_REQUESTS:
                self._begin("intake.submit_request")
        if self.agreement.counts_units:
            self.world.units(nora, 12)
            self.world.units(zoe, 1)

    def _begin(self, operation: str) -> None:
        scene = scene_of(self.random, self.brand.id, agreement=terms_now(self.brand.id), at=self.at)
        self._by_somebody(operation, said_to(COMMANDS[operation], scene, self.own))

    def step(self) -> None:
        """One command, on something, by somebody; time goes on."""
        assert self.agreement
        self.at += self.random.choices(STEPS_OF_TIME, OFTEN)[0]
        scene = scene_of(self.random, self.brand.id, agreement=self.agreement, at=self.at)
        state = scene.ticket.state if scene.ticket else "none"
        operation = self.random.choices(self.operations, self._hopes(state))[0]
        answer = self._by_somebody(operation, said_to(COMMANDS[operation], scene, self.own))
        self.tried[state, operation] += 1
        self.went[state, operation] += not isinstance(answer, Refused)

    def _by_somebody(self, operation: str, said: Any) -> Any:
        """Given by one after the other, until somebody may; most often by those who might."""
        answer: Any = None
        for place in self._somebody(operation):
            self.keys += 1
            by = self._as_now(self.actors[place])
            answer = self.give(operation, said, by=by, key=f"simulated-{self.keys}")
            if not isinstance(answer, NotAllowed):
                break
            self.may_not.setdefault(operation, set()).add(place)
        return answer

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
        if self._seldom():
            after = self._counted()
            assert run(said, by=by, key=key, at=self.at + timedelta(hours=1)) == answer
            assert self._counted() == after, f"{operation} was done twice under one key"
        return answer

    def _hopes(self, state: str) -> list[float]:
        """What went well on tickets in this state is tried more often; nothing is given up."""
        return [
            (1 + self.went[state, operation]) / (1 + self.tried[state, operation])
            for operation in self.operations
        ]

    def _somebody(self, operation: str) -> list[int]:
        """Places in `actors`, in some order; now and then one who was told that he may not."""
        may_not = self.may_not.get(operation, set())
        places = [place for place in range(len(self.actors)) if place not in may_not]
        self.random.shuffle(places)
        return self.random.sample(sorted(may_not), 1) if may_not and self._seldom() else places

    def _seldom(self) -> bool:
        return self.random.random() < 0.1

    def _as_now(self, by: Actor) -> Actor:
        if isinstance(by, Machine):
            return by
        with reading(self.brand.id):
            return Member.objects.select_related("person", "company", "brand").get(id=by.id)

    def _counted(self) -> tuple[int, int, int]:
        with reading(self.brand.id):
            return Fact.objects.count(), Transfer.objects.count(), Parcel.objects.count()
