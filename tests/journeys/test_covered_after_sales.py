"""What is covered by an after-sales service: which versions, which changes, which matters."""

import pytest

from makegood.commands.catalogue.advertise import SheetLine, advertise
from makegood.tickets.models import State
from tests.journeys.asking import asking
from tests.journeys.pages import hidden_fields, signed_in, text_of
from tests.packs import changed, pack
from tests.world import MONDAY_9AM, after, fresh, key

AFTERSALES = pack("aftersales")
FREE = "Covered, free of charge"
NOT = "Not covered"
PLAIN = {"clashing_development": "no", "platform": "1.7"}


def a_desk(world, changes=None):
    brand = world.brand(agreement=changed(AFTERSALES, changes) if changes else AFTERSALES)
    nora = world.customer(brand)
    addon = world.product(brand, runs_with=">=1.6 <1.8")
    return nora, world.purchase(nora, addon), world.agent(brand)


def on_desk(tomas, ticket, act, **said):
    page = f"/desk/tickets/{ticket.id}/"
    browser = signed_in(tomas)
    fields = hidden_fields(browser.get(page), action=f"{page}{act}")
    return browser.post(f"{page}{act}", {**fields, **said}, follow=True)


@pytest.mark.clause("A-09", through="page")
@pytest.mark.parametrize(
    ("as_advertised", "late"),
    [("at_purchase", NOT), ("today", FREE)],
    ids=["at-purchase-as-written", "today"],
)
def test_the_versions_advertised_on_the_day_of_the_purchase_count(world, as_advertised, late):
    changes = {'as_advertised = "at_purchase"': f'as_advertised = "{as_advertised}"'}
    nora, addon, _tomas = a_desk(world, changes)
    within, beyond = PLAIN, {**PLAIN, "platform": "1.8"}
    assert FREE in asking(nora, "use", addon, **within).shown()
    refused = asking(nora, "use", addon, **beyond)
    assert NOT in refused.shown()
    ticket = refused.sent()
    assert (ticket.state, "§ 9" in refused.read(ticket)) == (State.REFUSED, True)

    line = SheetLine(
        product_id=addon.product_id, platform="PrestaShop", words=">=1.8 <9", from_at=MONDAY_9AM
    )
    advertise(line, by=world.machine(nora.brand), key=key(), at=after(seconds=0))

    assert late in asking(nora, "use", addon, **beyond).shown()
    assert asking(nora, "use", addon, clashing_development="no").asks() == [
        "clashing_development",
        "platform",
    ]


@pytest.mark.clause("A-10", through="page")
def test_a_clashing_development_is_refused_whoever_finds_it(world):
    nora, addon, tomas = a_desk(world)
    told = asking(nora, "configuration", addon, **{**PLAIN, "clashing_development": "yes"})
    assert NOT in told.shown()
    ticket = told.sent()
    assert (ticket.state, "§ 10" in told.read(ticket)) == (State.REFUSED, True)

    untold = asking(nora, "configuration", addon, **PLAIN)
    found_later = untold.sent()
    assert found_later.state == State.ACCEPTED
    on_desk(tomas, found_later, "answers", **{"fact-clashing_development": "yes"})

    now = fresh(found_later)
    assert (now.state, "§ 10" in untold.read(now)) == (State.REFUSED, True)


@pytest.mark.clause("A-11", through="page")
def test_staff_may_refuse_what_was_changed_with_evidence(world):
    nora, addon, tomas = a_desk(world)
    form = asking(nora, "use", addon, **PLAIN)
    ticket = form.sent()
    said = {"judge-rule": "source_changed", "judge-reason": "The source was changed."}

    unproved = on_desk(tomas, ticket, "judgement", **said)
    assert fresh(ticket).state == State.ACCEPTED, text_of(unproved)
    on_desk(tomas, ticket, "judgement", **said, **{"judge-evidence": "Three files differ."})

    read = form.read(ticket)
    assert fresh(ticket).state == State.REFUSED
    assert "The source was changed." in read
    assert "Three files differ." in read
    assert "§ 11" in read


@pytest.mark.clause("A-12", through="page")
def test_advice_is_covered_and_work_in_the_shop_is_not(world):
    nora, addon, tomas = a_desk(world)
    for issue_class in ("installation", "configuration", "use"):
        form = asking(nora, issue_class, addon, **PLAIN)
        assert FREE in form.shown()
        assert "§ 12" in form.shown()
    ticket = form.sent()
    assert ticket.state == State.ACCEPTED
    desk = signed_in(tomas).get(f"/desk/tickets/{ticket.id}/")
    assert f"/desk/tickets/{ticket.id}/access" not in desk.content.decode()

    work = asking(nora, "work_in_shop", addon, **PLAIN)
    assert NOT in work.shown()
    refused = work.sent()
    assert (refused.state, "§ 12" in work.read(refused)) == (State.REFUSED, True)


@pytest.mark.clause("A-15", through="page")
@pytest.mark.parametrize(
    ("outcome", "shown", "state"),
    [("refused", NOT, State.REFUSED), ("covered", FREE, State.ACCEPTED)],
    ids=["refused-as-written", "covered"],
)
def test_development_to_order_is_refused_with_its_clause(world, outcome, shown, state):
    rule = 'when = { issue_class = "development" }\noutcome = "{}"'
    changes = {rule.replace("{}", "refused"): rule.replace("{}", outcome)}
    nora, addon, _tomas = a_desk(world, changes)
    form = asking(nora, "development", addon, **PLAIN)

    assert shown in form.shown()
    ticket = form.sent()

    assert (ticket.state, "§ 15" in form.read(ticket)) == (state, True)
