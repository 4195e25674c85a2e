"""What staff see at a glance: of each brand what is owed, and of each customer what he has."""

import pytest

from tests.journeys.pages import signed_in, text_of
from tests.packs import pack
from tests.world import fresh, key


@pytest.fixture
def two_brands(world):
    """An agent of two brands, each with a basic ticket in its queue."""
    quillbit, lotmarkt = world.brand(), world.brand("lotmarkt")
    tomas = world.agent(quillbit)
    world.agent(lotmarkt)
    for brand in (quillbit, lotmarkt):
        customer = world.customer(brand, f"{brand.slug}-nora")
        staff = world.agent(brand, f"{brand.slug}-staff")
        world.ticket(customer, staff, tier="basic", units=0, title=f"For {brand.name}")
    return tomas


def test_the_queue_can_be_read_for_one_brand(two_brands):
    desk = signed_in(two_brands)

    everything = text_of(desk.get("/desk/"))
    one = text_of(desk.get("/desk/?brand=quillbit"))
    unknown = text_of(desk.get("/desk/?brand=nobodys"))

    assert "For Quillbit" in everything and "For Lotmarkt" in everything
    assert "For Quillbit" in one and "For Lotmarkt" not in one
    assert "For Quillbit" in unknown and "For Lotmarkt" in unknown


def test_another_brand_cannot_be_asked_for(world, two_brands):
    alone = world.agent(world.brand("tannhill"), "ute")

    page = text_of(signed_in(alone).get("/desk/?brand=quillbit"))

    assert "For Quillbit" not in page
    assert "Nothing is owed right now." in page


def test_customers_stand_with_their_balances(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.customer(brand, "zoe")
    world.units(nora, 7)

    page = text_of(signed_in(tomas).get("/desk/companies/"))

    assert "Nora's Quillbit What it bought : Nora's 7 units" in page
    assert "Zoe's Quillbit What it bought : Zoe's 0 units" in page


def test_the_words_of_a_clause_are_read_on_the_ticket(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    ticket = world.ticket(nora, tomas, tier="basic", units=0)

    page = signed_in(tomas).get(f"/desk/tickets/{ticket.id}/").content.decode()

    assert 'popovertarget="clause-1"' in page and 'id="clause-1"' in page
    assert "in it an accepted premium ticket stands ahead of every basic one" in page


def test_a_press_takes_the_ticket(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    ticket = world.ticket(nora, tomas, tier="basic", units=0)
    desk = signed_in(tomas)

    said = {"assignee": str(tomas.id), "key": key()}
    desk.post(f"/desk/tickets/{ticket.id}/assignment", said)

    assert fresh(ticket).assignee_id == tomas.id
    assert "I take it" not in text_of(desk.get(f"/desk/tickets/{ticket.id}/"))


def test_what_waits_for_the_customers_facts_stands_among_what_waits_for_customers(world):
    brand = world.brand(agreement=pack("hourly"))
    nora, tomas = world.customer(brand), world.agent(brand)
    bought = world.purchase(nora, world.product(brand))
    ticket = world.asked(nora, "installation", about=bought)
    assert fresh(ticket).state == "needs_facts"

    waiting = text_of(signed_in(tomas).get("/desk/waiting/"))
    assert f"-{ticket.number} " in waiting and "Nothing is agreed yet" in waiting


def test_what_can_be_done_for_a_price_is_not_called_free_before_the_price_is_named(world):
    brand = world.brand(agreement=pack("quota"))
    nora, tomas = world.customer(brand), world.agent(brand)
    ticket = world.asked(nora, "incident")

    page = text_of(signed_in(tomas).get(f"/desk/tickets/{ticket.id}/"))
    assert "Nothing is agreed yet" in page and "Free" not in page


def test_a_quota_is_called_as_its_clause_is(world):
    brand = world.brand(agreement=pack("quota"))
    nora, tomas = world.customer(brand), world.agent(brand)
    bought = world.purchase(nora, world.product(brand))
    ticket = world.asked(nora, "incident", about=bought)

    page = text_of(signed_in(tomas).get(f"/desk/tickets/{ticket.id}/"))
    assert "Each month some is left" in page and "monthly" not in page
