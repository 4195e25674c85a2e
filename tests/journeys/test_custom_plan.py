"""Ideas of a customer's own: scope and price are accepted, or declined, before any work."""

import pytest

from makegood.tickets.models import State
from tests.commands.work.scene import scene_at
from tests.journeys.pages import hidden_fields, signed_in, text_of
from tests.packs import changed, pack, renamed
from tests.world import fresh, key

HOURLY = pack("hourly")
SCOPE = "A second form, with the fields of your letter of 1 August."
NEEDS_SCOPE = "needs_reason = true                # what will be done for it"


@pytest.fixture(params=[HOURLY, renamed(HOURLY)], ids=["as-written", "renamed"])
def at_desk(world, request):
    return scene_at(world, world.brand(agreement=request.param), units=0)


def idea(at_desk, *, encrypted=False):
    """What the customer would like to have built into something he bought."""
    world, nora = at_desk.world, at_desk.nora
    about = world.purchase(nora, world.product(at_desk.brand, encrypted=encrypted))
    return world.asked(nora, "customisation", about=about)


def desk_page(ticket):
    return f"/desk/tickets/{ticket.id}/"


def propose(desk, ticket, *, most, reason):
    """Staff say by the form of the ticket's page what it would cost, and what for."""
    page = desk_page(ticket)
    fields = hidden_fields(desk.get(page), action=f"{page}proposals")
    typed = {
        "proposal-least": most,
        "proposal-most": most,
        "proposal-currency": "USD",
        "proposal-reason": reason,
    }
    return desk.post(f"{page}proposals", {**fields, **typed})


@pytest.mark.clause("H-11", through="page")
@pytest.mark.parametrize(
    ("answer", "state"), [("approval", "accepted"), ("declination", "declined")]
)
def test_a_plan_has_a_scope_and_a_price_and_is_decided_before_work_starts(at_desk, answer, state):
    ticket = idea(at_desk)
    desk, account = signed_in(at_desk.tomas), signed_in(at_desk.nora)
    page = f"/tickets/{ticket.number}/"

    refused = propose(desk, ticket, most="900", reason="")
    assert refused.status_code == 409
    assert "needs a reason" in text_of(refused)
    propose(desk, ticket, most="900", reason=SCOPE)
    read = text_of(account.get(page))
    assert SCOPE in read
    assert "900.00 USD" in read
    assert "Nothing is done before you accept it." in read
    too_early = desk.post(f"{desk_page(ticket)}timer", {"key": key()})
    assert too_early.status_code == 409
    assert "Nobody approved what this costs yet" in text_of(too_early)

    fields = hidden_fields(account.get(f"{page}{answer}"), holding="content")
    account.post(f"{page}{answer}", fields)

    assert fresh(ticket).state == State(state)
    begun = desk.post(f"{desk_page(ticket)}timer", {"key": key()})
    assert begun.status_code == (302 if answer == "approval" else 409)


@pytest.mark.clause("H-11", through="page")
def test_where_the_agreement_asks_for_no_scope_a_price_is_enough(world):
    files = changed(HOURLY, {NEEDS_SCOPE: ""})
    at_desk = scene_at(world, world.brand(agreement=files), units=0)
    ticket = idea(at_desk)

    propose(signed_in(at_desk.tomas), ticket, most="40", reason="")

    read = text_of(signed_in(at_desk.nora).get(f"/tickets/{ticket.number}/"))
    assert "40.00 USD" in read


def test_a_plan_is_offered_for_what_can_be_read_only(at_desk):
    ticket = idea(at_desk, encrypted=True)

    assert fresh(ticket).state == State.REFUSED
