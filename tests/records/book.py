"""A brand's book with a few companies, whose every movement is a transaction like a command's."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.brands.scope import reading, writing
from makegood.commands.brands.create_brand import NewBrand, create_brand
from makegood.commands.people.add_company import NewCompany, add_company
from makegood.ledger import book
from makegood.ledger.book import Granted, Terms, Why
from makegood.ledger.models import Lot, Transfer
from makegood.ledger.queries import Balance, Entry, balance, statement
from makegood.people.models import Machine
from tests.world import MONDAY_9AM, key

UNIT = "ticket"
NUMBERS = itertools.count(1)


class Book:
    """The book of a brand of its own. Moments are given, and default to MONDAY_9AM."""

    def __init__(self) -> None:
        self.machine = Machine("operator", brand_id=new_id(MONDAY_9AM))
        self.brand_id = self.machine.brand_id
        slug = f"brand-{next(NUMBERS)}"
        create_brand(
            NewBrand(
                slug=slug,
                name=slug,
                host=f"{slug}.localhost",
                prefix="BR",
                colour="#413b9f",
                languages=("en",),
                time_zone="Europe/Berlin",
                support_address=f"support@{slug}.example",
            ),
            by=self.machine,
            key=key(),
            at=MONDAY_9AM,
        )

    def company(self) -> UUID:
        said = NewCompany(name="Rösterei Linde")
        return add_company(said, by=self.machine, key=key(), at=MONDAY_9AM).company_id

    def why(self, name: str | None = None, *, at: datetime = MONDAY_9AM) -> Why:
        return Why(key=name or key(), by=self.machine, at=at, clause="1", ticket=UUID(int=1))

    def grant(
        self,
        company: UUID,
        units: int,
        *,
        terms: Terms | None = None,
        why: Why | None = None,
    ) -> Granted:
        terms = terms or Terms(price_minor=100 * units, currency="EUR")
        told = replace(why or self.why(), remark="Order 4711")
        return self.run(lambda: book.grant(company, UNIT, units, terms=terms, why=told))

    def hold(self, company: UUID, units: int, *, why: Why | None = None) -> UUID:
        why = why or self.why()
        quote_id = new_id(why.at)
        return self.run(lambda: book.hold(company, UNIT, units, quote_id=quote_id, why=why))

    def capture(self, hold_id: UUID, units: int, *, why: Why | None = None) -> None:
        self.run(lambda: book.capture(hold_id, units, why=why or self.why()))

    def release(self, hold_id: UUID, units: int, *, why: Why | None = None) -> None:
        self.run(lambda: book.release(hold_id, units, why=why or self.why()))

    def take_back(self, hold_id: UUID, units: int, *, why: Why | None = None) -> None:
        self.run(lambda: book.take_back(hold_id, units, why=why or self.why()))

    def move(self, giver: UUID, taker: UUID, units: int, *, why: Why | None = None) -> None:
        self.run(lambda: book.move(giver, taker, UNIT, units, why=why or self.why()))

    def run[Answer](self, movement: Callable[[], Answer]) -> Answer:
        """All of `movement` in one transaction."""
        with writing(self.brand_id):
            return movement()

    def balance(self, company: UUID) -> Balance:
        with reading(self.brand_id):
            return balance(self.brand_id, company, UNIT)

    def entries(self, company: UUID) -> tuple[Entry, ...]:
        """All of them, the oldest first."""
        with reading(self.brand_id):
            return statement(self.brand_id, company, UNIT, limit=1000).entries[::-1]

    def lots(self, company: UUID) -> list[Lot]:
        """In the order in which they are taken from."""
        with reading(self.brand_id):
            lots = list(Lot.objects.filter(account__company=company))
        never = datetime.max.replace(tzinfo=MONDAY_9AM.tzinfo)
        return sorted(
            lots,
            key=lambda lot: (lot.expires_at or never, not lot.promotional, lot.at, lot.id),
        )

    def transfers(self) -> int:
        with reading(self.brand_id):
            return Transfer.objects.count()
