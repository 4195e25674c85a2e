"""Several processes ask the same account at once: nothing double, nothing lost, nobody stuck."""

import random  # noqa: TID251 - seeded, so that what failed happens again
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest

from makegood.brands.checks import findings
from makegood.brands.scope import overseeing
from makegood.ledger.book import AlreadyMoved, MoreThanHeld, NotEnough
from makegood.ledger.queries import Balance
from makegood.ledger.verify import CHECKS
from tests.processes import race
from tests.records.book import Book
from tests.world import MONDAY_9AM

pytestmark = pytest.mark.processes

ROUNDS = 12


@pytest.fixture
def linde(empty: None) -> Book:
    return Book()


def in_order(linde: Book) -> bool:
    with overseeing() as cursor:
        return findings(CHECKS, cursor) == []


@pytest.mark.parametrize(("units", "racers"), [(1, 2), (2, 3)])
def test_the_last_unit_is_held_once(linde, units, racers):
    """Edge case B12: the first commit wins, and the others are told what is missing."""
    for _ in range(ROUNDS):
        company = linde.company()
        linde.grant(company, units)

        racing = [partial(linde.hold, company, 1, why=linde.why()) for _ in range(racers)]
        outcomes = race(*racing)

        assert sum(isinstance(outcome, UUID) for outcome in outcomes) == units
        assert outcomes.count(NotEnough) == racers - units
        assert linde.balance(company) == Balance(available=0, held=units)
    assert in_order(linde)


def test_one_reason_moves_once_whoever_says_it_first(linde):
    for place in range(ROUNDS):
        company, why = linde.company(), linde.why(f"order:{place}")

        outcomes = race(*[partial(linde.grant, company, 5, why=why)] * 2)

        assert outcomes.count(AlreadyMoved) == 1
        assert linde.balance(company) == Balance(5, 0)
    assert in_order(linde)


def test_a_hold_is_settled_once(linde):
    for _ in range(ROUNDS):
        company = linde.company()
        linde.grant(company, 5)
        hold = linde.hold(company, 2)

        outcomes = race(
            partial(linde.capture, hold, 2, why=linde.why()),
            partial(linde.release, hold, 2, why=linde.why()),
        )

        assert sorted(map(str, outcomes)) == sorted(map(str, [None, MoreThanHeld]))
        assert linde.balance(company) in (Balance(3, 0), Balance(5, 0))
    assert in_order(linde)


def test_the_first_grants_of_a_brand_open_each_account_once(empty):
    for _ in range(ROUNDS):
        linde = Book()
        ours, theirs = linde.company(), linde.company()

        outcomes = race(
            partial(linde.grant, ours, 1, why=linde.why()),
            partial(linde.grant, ours, 2, why=linde.why()),
            partial(linde.grant, theirs, 3, why=linde.why()),
        )

        one, same, other = (granted.account_id for granted in outcomes)
        assert one == same != other
        assert linde.balance(ours) == Balance(3, 0)
    assert in_order(linde)


def test_moves_in_both_directions_never_wait_for_each_other(linde):
    """No command tries again here, so that one deadlock would fail."""
    ours, theirs = linde.company(), linde.company()
    linde.grant(ours, 50)
    linde.grant(theirs, 50)

    def moves(giver, taker, name):
        for place in range(40):
            linde.move(giver, taker, 1, why=linde.why(f"{name}:{place}"))
        return "done"

    outcomes = race(partial(moves, ours, theirs, "there"), partial(moves, theirs, ours, "back"))

    assert outcomes == ["done", "done"]
    assert linde.balance(ours) == linde.balance(theirs) == Balance(50, 0)
    assert in_order(linde)


@dataclass
class Chancer:
    """Does what chance says; tells how much was done, and how often there was too little."""

    linde: Book
    companies: list[UUID]
    seed: int
    holds: list[tuple[UUID, int]] = field(default_factory=list)

    def work(self, steps: int) -> tuple[int, int]:
        chance, refused = random.Random(self.seed), 0
        for place in range(steps):
            at = MONDAY_9AM + timedelta(seconds=place)
            step = chance.choice([self.hold, self.hold, self.settle, self.settle, self.move])
            try:
                step(chance, self.linde.why(f"{self.seed}:{place}", at=at))
            except NotEnough:
                refused += 1
        return steps - refused, refused

    def hold(self, chance, why):
        units = chance.randint(1, 3)
        hold_id = self.linde.hold(chance.choice(self.companies), units, why=why)
        self.holds.append((hold_id, units))

    def settle(self, chance, why):
        if not self.holds:
            return self.linde.grant(chance.choice(self.companies), 1, why=why)
        settle = chance.choice((self.linde.capture, self.linde.release, self.linde.release))
        return settle(*self.holds.pop(), why=why)

    def move(self, chance, why):
        giver, taker = chance.sample(self.companies, 2)
        self.linde.move(giver, taker, chance.randint(1, 3), why=why)


def test_everything_at_once_adds_up(linde):
    """Three processes hold, capture, release and move on three accounts, and run short."""
    companies = [linde.company() for _ in range(3)]
    for company in companies:
        linde.grant(company, 6)

    outcomes = race(*[partial(Chancer(linde, companies, seed).work, 60) for seed in range(3)])

    assert all(done and refused for done, refused in outcomes), outcomes
    assert in_order(linde)
