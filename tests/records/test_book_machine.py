"""Whatever happens in whichever order, credits are neither lost nor made up.

A book is driven at random beside a model in plain Python, which sorts and subtracts where the book
has guarded statements. After each step both say the same of every lot; at the end `verify` finds
nothing.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from makegood.brands.checks import findings
from makegood.brands.scope import overseeing, reading
from makegood.ledger.book import AlreadyMoved, MoreThanHeld, NotEnough, Terms
from makegood.ledger.models import Lot
from makegood.ledger.queries import Balance
from makegood.ledger.verify import CHECKS
from tests.records.book import Book
from tests.world import MONDAY_9AM, key

COMPANIES = st.sampled_from(range(3))
UNITS = st.integers(1, 6)
NEVER = datetime.max.replace(tzinfo=MONDAY_9AM.tzinfo)


@dataclass
class ModelLot:
    """So many units with one price, in the order in which they are taken."""

    order: tuple[datetime, bool, datetime]
    left: int


@dataclass
class ModelHold:
    company: int
    taken: list[tuple[ModelLot, int]]  # in the order of taking
    captured: int = 0

    @property
    def rest(self) -> int:
        return sum(units for _, units in self.taken) - self.captured

    def give_back(self, units: int) -> None:
        """To the lots, the one that was taken from last first."""
        while units:
            lot, part = self.taken.pop()
            back = min(part, units)
            lot.left += back
            units -= back
            if part > back:
                self.taken.append((lot, part - back))


@dataclass
class ModelCompany:
    lots: list[ModelLot] = field(default_factory=list)
    held: int = 0

    def usable(self, at: datetime) -> list[ModelLot]:
        return sorted((lot for lot in self.lots if lot.order[0] > at), key=lambda lot: lot.order)

    def take(self, units: int, at: datetime) -> list[tuple[ModelLot, int]] | None:
        """None, and nothing taken, if there are not as many."""
        if sum(lot.left for lot in self.usable(at)) < units:
            return None
        taken = []
        for lot in self.usable(at):
            part = min(lot.left, units)
            if part:
                lot.left -= part
                units -= part
                taken.append((lot, part))
        return taken


class BookMachine(RuleBasedStateMachine):
    holds: Bundle[UUID] = Bundle("holds")
    keys: Bundle[str] = Bundle("keys")

    @initialize()
    def open(self) -> None:
        self.book = Book()
        self.ids = [self.book.company() for _ in range(3)]
        self.model = [ModelCompany() for _ in range(3)]
        self.model_holds: dict[UUID, ModelHold] = {}
        self.now = MONDAY_9AM
        self.issued = self.used = 0

    def why(self):
        self.now += timedelta(seconds=1)
        return self.book.why(key(), at=self.now)

    @rule(
        target=keys,
        company=COMPANIES,
        units=UNITS,
        price=st.integers(0, 1000),
        promotional=st.booleans(),
        lasts=st.none() | st.integers(1, 40),
    )
    def grant(self, company, units, price, promotional, lasts):
        why = self.why()
        expires_at = self.now + timedelta(seconds=lasts) if lasts else None
        terms = Terms(
            price_minor=0 if promotional else price,
            currency="" if promotional else "EUR",
            promotional=promotional,
            expires_at=expires_at,
        )
        self.book.grant(self.ids[company], units, terms=terms, why=why)
        order = (expires_at or NEVER, not promotional, self.now)
        self.model[company].lots.append(ModelLot(order, units))
        self.issued += units
        return why.key

    @rule(target=holds, company=COMPANIES, units=UNITS)
    def hold(self, company, units):
        why = self.why()
        taken = self.model[company].take(units, self.now)
        if taken is None:
            with pytest.raises(NotEnough):
                self.book.hold(self.ids[company], units, why=why)
            return multiple()
        hold_id = self.book.hold(self.ids[company], units, why=why)
        self.model_holds[hold_id] = ModelHold(company, taken)
        self.model[company].held += units
        return hold_id

    @rule(hold_id=holds, units=UNITS)
    def capture(self, hold_id, units):
        hold = self.model_holds[hold_id]
        if units > hold.rest:
            with pytest.raises(MoreThanHeld):
                self.book.capture(hold_id, units, why=self.why())
            return
        self.book.capture(hold_id, units, why=self.why())
        hold.captured += units
        self.model[hold.company].held -= units
        self.used += units

    @rule(hold_id=holds, units=UNITS)
    def release(self, hold_id, units):
        hold = self.model_holds[hold_id]
        if units > hold.rest:
            with pytest.raises(MoreThanHeld):
                self.book.release(hold_id, units, why=self.why())
            return
        self.book.release(hold_id, units, why=self.why())
        self.model[hold.company].held -= units
        hold.give_back(units)

    @rule(hold_id=holds, units=UNITS)
    def take_back(self, hold_id, units):
        hold = self.model_holds[hold_id]
        if units > hold.captured:
            with pytest.raises(MoreThanHeld):
                self.book.take_back(hold_id, units, why=self.why())
            return
        self.book.take_back(hold_id, units, why=self.why())
        hold.captured -= units
        self.used -= units
        hold.give_back(units)

    @rule(giver=COMPANIES, step=st.integers(1, 2), units=UNITS)
    def move(self, giver, step, units):
        taker = (giver + step) % 3
        why = self.why()
        taken = self.model[giver].take(units, self.now)
        if taken is None:
            with pytest.raises(NotEnough):
                self.book.move(self.ids[giver], self.ids[taker], units, why=why)
            return
        self.book.move(self.ids[giver], self.ids[taker], units, why=why)
        self.model[taker].lots += [ModelLot(lot.order, part) for lot, part in taken]

    @rule(used=consumes(keys), company=COMPANIES, units=UNITS)
    def repeat(self, used, company, units):
        """The same reason again moves nothing, whatever it is asked for."""
        with pytest.raises(AlreadyMoved):
            self.book.grant(self.ids[company], units, why=self.book.why(used, at=self.now))

    @invariant()
    def nothing_is_lost_or_made_up(self):
        if not hasattr(self, "book"):
            return
        there = sum(company.held for company in self.model)
        for company_id, company in zip(self.ids, self.model, strict=True):
            left = sum(lot.left for lot in company.lots)
            there += left
            assert self.book.balance(company_id) == Balance(left, company.held)
        assert there + self.used == self.issued

    @invariant()
    def every_lot_has_what_the_model_says(self):
        if not hasattr(self, "book"):
            return
        for company_id, company in zip(self.ids, self.model, strict=True):
            expected = _by_order((lot.order, lot.left) for lot in company.lots)
            assert expected == _by_order(
                ((lot.expires_at or NEVER, not lot.promotional, lot.at), lot.left)
                for lot in self.book.lots(company_id)
            )

    def teardown(self) -> None:
        if not hasattr(self, "book"):
            return
        with overseeing() as cursor:
            assert findings(CHECKS, cursor) == []
        with reading(self.book.brand_id):
            moved: dict[UUID, int] = {}
            for lot in Lot.objects.exclude(came_from=None):
                moved[lot.came_from_id] = moved.get(lot.came_from_id, 0) + lot.price_minor
            for origin in Lot.objects.filter(id__in=moved):
                assert moved[origin.id] <= origin.price_minor


def _by_order(lots):
    """Lots that are taken at the same place are parts of one purchase, and count together."""
    together: dict[object, int] = {}
    for order, left in lots:
        together[order] = together.get(order, 0) + left
    return {order: left for order, left in together.items() if left}


def test_the_book_does_what_the_model_does(empty):
    run_state_machine_as_test(
        BookMachine,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
