"""What is covered where thirty days of support are included and credits pay for more."""

from datetime import timedelta

import pytest
import time_machine

from makegood.tickets.models import State
from tests.journeys.asking import FORM, asking
from tests.journeys.pages import hidden_fields, signed_in, text_of
from tests.packs import changed, pack
from tests.world import MONDAY_9AM, balance_of, fresh

CREDITS = pack("credits")
FREE = "Covered, free of charge"
PRICED = "Not covered, but it can be done for a price"


def a_desk(world, changes=None):
    brand = world.brand(agreement=changed(CREDITS, changes) if changes else CREDITS)
    nora = world.customer(brand)
    return nora, world.purchase(nora, world.product(brand)), world.agent(brand)


@pytest.mark.clause("C-02", through="page")
@pytest.mark.parametrize("days", [30, 14], ids=["thirty-as-written", "fourteen"])
def test_support_is_free_to_the_end_of_the_last_day(world, days):
    window = 'length = "30 days"\nbegins'
    nora, engine, _tomas = a_desk(world, {window: window.replace("30", str(days))})
    last = engine.windows.all()[0].ends_at
    assert timedelta(days=days) <= last - MONDAY_9AM < timedelta(days=days + 1)

    with time_machine.travel(last, tick=False):
        form = asking(nora, "design", engine, matter="problem")
        assert FREE in form.shown()
        ticket = form.sent()
        assert (ticket.state, ticket.tier) == (State.ACCEPTED, "free")
        assert "§ 2" in form.read(ticket)
    with time_machine.travel(last + timedelta(seconds=1), tick=False):
        form = asking(nora, "design", engine, matter="problem")
        assert PRICED in form.shown()
        after_the_end = form.sent()
        for words in (form.shown(), form.read(after_the_end)):
            assert "Free support ended" in words, "the evidence stands beside the clause"
        assert (after_the_end.state, after_the_end.tier) == (State.SUBMITTED, "credit")
        assert fresh(ticket).state == State.ACCEPTED, "what was opened in time stays free"


@pytest.mark.clause("C-03", through="page")
def test_a_problem_that_is_not_simple_is_rated_and_confirmed(world):
    nora, engine, tomas = a_desk(world)
    form = asking(nora, "design", engine, matter="problem")
    ticket = form.sent()
    desk, page = signed_in(tomas), f"/desk/tickets/{ticket.id}/"
    assert "Ask for access" in text_of(desk.get(page))

    fields = hidden_fields(desk.get(page), action=f"{page}judgement")
    said = {"judge-rule": "not_simple", "judge-reason": "It is deep.", "judge-evidence": "The log."}
    desk.post(f"{page}judgement", {**fields, **said})

    now = fresh(ticket)
    assert (now.state, now.tier, now.approved_quote) == (State.SUBMITTED, "credit", None)
    read = form.read(now)
    assert "It is deep." in read
    assert "§ 3" in read


KINDS = ["features", "configuration", "problem", "customisation"]


@pytest.mark.clause("C-14", through="page")
def test_the_form_offers_the_four_kinds_and_asks_who_will_do_the_work(world):
    nora, engine, _tomas = a_desk(world)
    form = asking(nora, "design", engine)
    page = form.browser.post(FORM, {**form.said, "check": "1"}).content.decode()
    for kind in KINDS:
        assert f'value="{kind}"' in page
    assert asking(nora, "design", engine, matter="features").asks() == ["matter"]

    consultation = asking(nora, "design", engine, matter="customisation", done_by="customer")
    assert "§ 14" in consultation.shown()
    ticket = consultation.sent()
    assert (ticket.state, ticket.tier) == (State.SUBMITTED, "credit")
    assert "§ 14" in consultation.read(ticket)
    by_us = asking(nora, "design", engine, matter="customisation", done_by="us")
    assert "§ 18" in by_us.shown()


@pytest.mark.clause("C-18", through="page")
@pytest.mark.parametrize("matter", ["assistance", "system_design", "development"])
def test_services_are_paid_from_the_same_credits(world, matter):
    nora, engine, tomas = a_desk(world)
    world.units(nora, 10)
    form = asking(nora, "other", engine, matter=matter)
    assert PRICED in form.shown()
    assert "§ 18" in form.shown()
    ticket = form.sent()
    desk, page = signed_in(tomas), f"/desk/tickets/{ticket.id}/"

    fields = hidden_fields(desk.get(page), action=f"{page}proposals")
    said = {"proposal-least": "3", "proposal-most": "3", "proposal-reason": "As we talked about."}
    desk.post(f"{page}proposals", {**fields, **said})
    assert fresh(ticket).state == State.AWAITING_APPROVAL
    confirm = form.browser.get(f"/tickets/{ticket.number}/approval")
    form.browser.post(f"/tickets/{ticket.number}/approval", hidden_fields(confirm, holding="quote"))

    assert fresh(ticket).state == State.ACCEPTED
    assert balance_of(nora).available == 7


def test_sales_licence_and_other_questions_need_no_entitlement(world):
    nora, _engine, _tomas = a_desk(world)
    paul = world.customer(nora.brand, "paul")
    for matter in ("sales", "licence_transfer", "other_request"):
        form = asking(paul, "account", matter=matter)
        assert FREE in form.shown()
        assert form.sent().state == State.ACCEPTED
