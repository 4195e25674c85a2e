"""Units that a customer bought come into the company's account, once an order."""

import pytest

from makegood.brands.ids import new_id
from makegood.brands.scope import reading
from makegood.commands.ledger.grant_units import BoughtUnits, grant_units
from makegood.commands.ledger.refusals import AlreadyGranted, EntryIsMalformed
from makegood.commands.refused import NotAllowed, NotThere
from makegood.ledger.models import Kind, Lot
from makegood.ledger.queries import statement
from makegood.terms.facts.accounts import UnitsGranted
from tests.world import MONDAY_9AM, after, balance_of, company_of, facts, key, unit_of


def bought(customer, **other) -> BoughtUnits:
    said = {
        "company_id": company_of(customer),
        "unit": unit_of(customer.brand_id),
        "units": 10,
        "price_minor": 29000,
        "currency": "EUR",
        "reference": "Invoice 4711",
    }
    return BoughtUnits(**said | other)


@pytest.fixture
def nora(world):
    return world.customer(world.brand())


@pytest.fixture
def tomas(world, nora):
    return world.agent(nora.brand)


def grant(said, *, by, name=None):
    return grant_units(said, by=by, key=name or key(), at=MONDAY_9AM)


def test_bought_units_are_in_the_balance_as_a_lot_with_its_price(nora, tomas):
    answer = grant(bought(nora), by=tomas)

    assert balance_of(nora).available == 10
    with reading(nora.brand_id):
        lot = Lot.objects.get(id=answer.lot_id)
    assert (lot.units, lot.price_minor, lot.currency, lot.expires_at) == (10, 29000, "EUR", None)


def test_the_customer_reads_which_order_it_was_and_who_entered_it(nora, tomas):
    grant(bought(nora, reference="  Invoice 4711 "), by=tomas)

    unit = unit_of(nora.brand_id)
    with reading(nora.brand_id):
        (entry,) = statement(nora.brand_id, company_of(nora), unit).entries
    assert (entry.kind, entry.remark) == (Kind.GRANT, "Invoice 4711")
    assert (entry.by_name, entry.at) == (tomas.name, MONDAY_9AM)


def test_the_fact_holds_numbers_and_no_words(nora, tomas):
    answer = grant(bought(nora), by=tomas)

    (fact,) = facts(nora.brand_id, UnitsGranted.kind)
    assert fact.subject == answer.account_id
    assert fact.details == {
        "account": str(answer.account_id),
        "lot": str(answer.lot_id),
        "units": 10,
        "price_minor": 29000,
        "currency": "EUR",
    }


def test_a_machine_and_an_owner_enter_purchases_as_well(world, nora):
    grant(bought(nora), by=world.machine(nora.brand))
    grant(bought(nora, reference="Invoice 4712"), by=world.owner(nora.brand))

    assert balance_of(nora).available == 20


def test_an_order_is_granted_once_whoever_enters_it_again(world, nora, tomas):
    grant(bought(nora), by=tomas)

    with pytest.raises(AlreadyGranted):
        grant(bought(nora, reference="invoice 4711 "), by=world.owner(nora.brand))

    assert balance_of(nora).available == 10


def test_two_companies_may_call_their_orders_the_same(world, nora, tomas):
    paul = world.customer(nora.brand, "paul")

    grant(bought(nora), by=tomas)
    grant(bought(paul), by=tomas)

    assert (balance_of(nora).available, balance_of(paul).available) == (10, 10)


def test_customers_grant_themselves_nothing(nora):
    with pytest.raises(NotAllowed):
        grant(bought(nora), by=nora)

    assert balance_of(nora).available == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("units", 0),
        ("units", -1),
        ("units", 1_000_001),
        ("price_minor", -1),
        ("price_minor", 10**12 + 1),
        ("currency", "eur"),
        ("currency", ""),
        ("currency", "EURO"),
        ("reference", ""),
        ("reference", " \n"),
        ("reference", "x" * 201),
        ("unit", "another"),
        ("unit", ""),
    ],
)
def test_an_entry_that_cannot_be_right_is_refused_with_its_field(nora, tomas, field, value):
    with pytest.raises(EntryIsMalformed) as refused:
        grant(bought(nora, **{field: value}), by=tomas)

    assert refused.value.details == {"field": field}
    assert balance_of(nora).available == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [("units", 1), ("units", 1_000_000), ("price_minor", 0), ("price_minor", 10**12)],
)
def test_the_edges_are_still_right(nora, tomas, field, value):
    grant(bought(nora, **{field: value}), by=tomas)

    assert balance_of(nora).available in (1, 10, 1_000_000)


def test_another_brands_company_is_as_unknown_as_none(world, nora, tomas):
    theirs = world.customer(world.brand("tannhill"), "paul")

    for company_id in (company_of(theirs), new_id(after())):
        with pytest.raises(NotThere):
            grant(bought(nora, company_id=company_id), by=tomas)
