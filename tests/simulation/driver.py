"""Gives commands at random, and sees that each is done whole, once, or not at all."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random  # noqa: TID251 - the same seed tells the same story again
from typing import Any

from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.commands.command import COMMANDS
from makegood.commands.refused import NotAllowed, Refused
from makegood.people.models import Actor, Machine, Member
from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.channel import Takes, rule_on_channel
from makegood.tickets.models import Ticket
from tests.simulation.dump import RECEIPTS, Dump, changes, dumped
from tests.simulation.fill import Fills, said_to
from tests.simulation.follows import Thread
from tests.simulation.scene import Scene, scene_of
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
GOES_ON = 0.5  # of all steps


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
    strangers: list[Actor] = field(default_factory=list)  # of another brand
    agreement: Agreement | None = None
    keys: int = 0
    may_not: dict[str, set[int]] = field(default_factory=dict)  # places in `actors`
    rows: Dump = field(default_factory=dict)
    thread: Thread = field(default_factory=Thread)

    def begin(self) -> None:
        """Somebody has bought something, has something to spend, and asks."""
        nora, zoe = self._cast()
        self.agreement = terms_now(self.brand.id)
        product = self.world.product(self.brand)
        for each in (nora, zoe):
            self.world.purchase(each, product)
        takes = rule_on_channel(self.agreement, "mail").outcome
        for _ in range(3 if takes is Takes.REQUESTS else 0):
            self.world.request(nora)
        if self.agreement.counts_units:
            self.world.units(nora, 12)
            self.world.units(zoe, 1)
        self.rows = dumped(self.brand.id)
        for _ in range(FIRST_TRIES):
            if self.done["intake.submit_request"] < FIRST_REQUESTS:
                self._begin("intake.submit_request")

    def _cast(self) -> tuple[Member, Member]:
        """Two companies, staff and a clock, and strangers; gives a customer of each company."""
        brand, slug = self.brand, self.brand.slug
        nora, zoe = (self.world.customer(brand, f"{slug}-{name}") for name in ("nora", "zoe"))
        otto = self.world.customer(
            brand, f"{slug}-otto", company=nora.company_id, roles=("requester",)
        )
        tomas, ida = (self.world.agent(brand, f"{slug}-{name}") for name in ("tomas", "ida"))
        olga = self.world.owner(brand, f"{slug}-olga")
        clock = Machine("clock", brand_id=brand.id)
        self.actors = [nora, nora, otto, zoe, tomas, tomas, ida, olga, clock]
        other = self.world.brand(f"{slug}-other")
        self.strangers = [
            self.world.customer(other, f"{slug}-mallory"),
            self.world.owner(other, f"{slug}-oscar"),
        ]
        return nora, zoe

    def _begin(self, operation: str) -> None:
        scene = scene_of(self.random, self.brand.id, agreement=terms_now(self.brand.id), at=self.at)
        self._by_somebody(operation, said_to(COMMANDS[operation], scene, self.own))

    def step(self) -> None:
        """One command, on something, by somebody; time goes on."""
        assert self.agreement
        self.at += self.random.choices(STEPS_OF_TIME, OFTEN)[0]
        goes_on = self.random.random() < GOES_ON
        scene = scene_of(
            self.random,
            self.brand.id,
            agreement=self.agreement,
            at=self.at,
            ticket_id=self.thread.ticket_id if goes_on else None,
        )
        if goes_on:
            operation = self.random.choice(self.thread.next(scene.state))
        else:
            operation = self.random.choices(self.operations, self._hopes(scene.state))[0]
        said = said_to(COMMANDS[operation], scene, self.own)
        if self._seldom():
            self._intrude(operation, said)
        self._note(operation, scene, self._by_somebody(operation, said, ticket=scene.ticket))

    def _note(self, operation: str, scene: Scene, answer: Any) -> None:
        self.tried[scene.state, operation] += 1
        if not isinstance(answer, Refused):
            self.went[scene.state, operation] += 1
            its_ticket = scene.ticket.id if scene.ticket else None
            self.thread.went(operation, on=getattr(answer, "ticket_id", its_ticket))

    def _by_somebody(self, operation: str, said: Any, *, ticket: Ticket | None = None) -> Any:
        """Given by one after the other, until somebody may; most often by those who might."""
        answer: Any = None
        for place in self._somebody(operation, ticket):
            self.keys += 1
            by = self._as_now(self.actors[place])
            answer = self.give(operation, said, by=by, key=f"simulated-{self.keys}")
            if not isinstance(answer, NotAllowed):
                break
            self.may_not.setdefault(operation, set()).add(place)
        return answer

    def give(self, operation: str, said: Any, *, by: Actor, key: str) -> Any:
        """Give the command; a refusal, which is answered, must have changed no row and no job."""
        run = COMMANDS[operation]
        try:
            answer = run(said, by=by, key=key, at=self.at)
        except Refused as refused:
            assert not self._changes(), f"{operation} refused, and changed {self._changes()}"
            self.refused[operation, refused.code] += 1
            return refused
        self.done[operation] += 1
        self.rows = dumped(self.brand.id)
        if self._seldom():
            assert run(said, by=by, key=key, at=self.at + timedelta(hours=1)) == answer
            assert self._changes() <= {RECEIPTS}, f"{operation} was done twice under one key"
            self.rows = dumped(self.brand.id)
        return answer

    def refusals(self) -> Counter[str]:
        """How often each command was refused, for whatever reason."""
        counted: Counter[str] = Counter()
        for (operation, _), times in self.refused.items():
            counted[operation] += times
        return counted

    def _intrude(self, operation: str, said: Any) -> None:
        """Somebody of another brand says the same; whatever comes of it, nothing does here."""
        self.keys += 1
        by, key = self.random.choice(self.strangers), f"strange-{self.keys}"
        with suppress(Refused):
            COMMANDS[operation](said, by=by, key=key, at=self.at)
        assert not self._changes(), f"{operation} of another brand changed {self._changes()}"

    def _hopes(self, state: str) -> list[float]:
        """What went well on tickets in this state is tried more often; nothing is given up."""
        return [
            (1 + self.went[state, operation]) / (1 + self.tried[state, operation])
            for operation in self.operations
        ]

    def _somebody(self, operation: str, ticket: Ticket | None) -> list[int]:
        """Places in `actors`, in some order: mostly customers of another company last, and now and
        then one alone who was told that he may not.
        """
        may_not = self.may_not.get(operation, set())
        if may_not and self._seldom():
            return self.random.sample(sorted(may_not), 1)
        places = [place for place in range(len(self.actors)) if place not in may_not]
        self.random.shuffle(places)
        if ticket and not self._seldom():
            places.sort(key=lambda place: self._is_stranger_to(ticket, self.actors[place]))
        return places

    def _is_stranger_to(self, ticket: Ticket, by: Actor) -> bool:
        is_customer = isinstance(by, Member) and not by.is_staff
        return is_customer and by.company_id != ticket.company_id

    def _seldom(self) -> bool:
        return self.random.random() < 0.1

    def _as_now(self, by: Actor) -> Actor:
        if isinstance(by, Machine):
            return by
        with reading(self.brand.id):
            return Member.objects.select_related("person", "company", "brand").get(id=by.id)

    def _changes(self) -> set[str]:
        return changes(self.rows, dumped(self.brand.id))
