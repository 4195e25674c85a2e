"""Goodwill is an entry of its own, with its reason; what was taken stays taken."""

import pytest

from makegood.brands.ids import new_id
from makegood.brands.scope import reading
from makegood.commands.ledger.give_goodwill import Goodwill, give_goodwill
from makegood.commands.ledger.refusals import EntryIsMalformed
from makegood.commands.refused import NotAllowed, NotThere
from makegood.ledger.models import Kind, Lot
from makegood.ledger.queries import statement
from makegood.terms.facts.accounts import GoodwillGiven
from tests.packs import pack, renamed
from tests.world import (
    MONDAY_9AM,
    after,
    balance_of,
    company_of,
    facts,
    key,
    terms_now,
    unit_of,
)

REASON = "The answer did not help, and it took us a week."


@pytest.fixture(params=[pack, lambda name: renamed(pack(name))], ids=["as written", "renumbered"])
def nora(world, request):
    nora = world.customer(world.brand(agreement=request.param("tickets")))
    world.units(nora, 5)
    return nora


@pytest.fixture
def tomas(world, nora):
    return world.agent(nora.brand)


@pytest.fixture
def ticket(world, nora, tomas):
    """Approved: its unit is spent."""
    return world.approve(world.ticket(nora, tomas), nora)


def give(ticket, *, by, units=2, reason=REASON):
    said = Goodwill(ticket_id=ticket.id, units=units, reason=reason)
    return give_goodwill(said, by=by, key=key(), at=after(days=7))


def entries(customer):
    """All of them, the newest first."""
    unit = unit_of(customer.brand_id)
    with reading(customer.brand_id):
        return statement(customer.brand_id, company_of(customer), unit).entries


@pytest.mark.clause("T-15", through="command")
def test_goodwill_is_an_entry_of_its_own_with_its_reason(nora, tomas, ticket):
    spent = entries(nora)
    assert [entry.kind for entry in spent] == [Kind.CAPTURE, Kind.HOLD, Kind.GRANT]

    give(ticket, by=tomas)

    gift, *before = entries(nora)
    assert tuple(before) == spent, "What was taken for the ticket stays taken."
    assert (gift.kind, gift.available, gift.remark) == (Kind.GOODWILL, 2, REASON)
    assert gift.ticket == ticket.id
    assert gift.clause == terms_now(nora.brand_id).consumption.end_after_approval.clause
    assert gift.agreement_version == ticket.agreement_version_id
    assert (gift.by_name, gift.at) == (tomas.name, after(days=7))
    assert gift.available_after == balance_of(nora).available == 6


def test_a_gift_is_a_lot_of_its_own_that_cost_nothing(nora, tomas, ticket):
    answer = give(ticket, by=tomas)

    with reading(nora.brand_id):
        lot = Lot.objects.get(id=answer.lot_id)
    assert (lot.units, lot.price_minor, lot.currency, lot.promotional) == (2, 0, "", True)


def test_the_fact_holds_no_word_of_the_reason(nora, tomas, ticket):
    answer = give(ticket, by=tomas)

    (fact,) = facts(nora.brand_id, GoodwillGiven.kind)
    assert fact.details == {
        "account": str(answer.account_id),
        "lot": str(answer.lot_id),
        "ticket": str(ticket.id),
        "units": 2,
    }


def test_a_free_ticket_of_a_company_without_units_can_be_made_good_for(world, nora, tomas):
    paul = world.customer(nora.brand, "paul")
    ticket = world.ticket(paul, tomas, tier="basic", units=0)

    give(ticket, by=tomas, units=1)

    assert balance_of(paul).available == 1


@pytest.mark.parametrize("reason", ["", "   ", "\n\t", "x" * 501])
def test_a_gift_without_a_reason_that_can_be_read_is_refused(nora, tomas, ticket, reason):
    with pytest.raises(EntryIsMalformed) as refused:
        give(ticket, by=tomas, reason=reason)

    assert refused.value.details == {"field": "reason"}
    assert balance_of(nora).available == 4


@pytest.mark.parametrize("units", [0, -1, 1001])
def test_a_gift_of_nothing_or_of_too_much_is_refused(nora, tomas, ticket, units):
    with pytest.raises(EntryIsMalformed) as refused:
        give(ticket, by=tomas, units=units)

    assert refused.value.details == {"field": "units"}


def test_only_staff_give(world, nora, ticket):
    for by in (nora, world.machine(nora.brand)):
        with pytest.raises(NotAllowed):
            give(ticket, by=by)

    assert balance_of(nora).available == 4


def test_another_brands_ticket_is_as_unknown_as_none(world, nora, ticket):
    stranger = world.agent(world.brand("tannhill"), "vera")

    with pytest.raises(NotThere):
        give(ticket, by=stranger)
    ticket.id = new_id(MONDAY_9AM)
    with pytest.raises(NotThere):
        give(ticket, by=world.agent(nora.brand, "ute"))
