"""What work comes to: summed once, rounded once, the minimum once, and never above the limit."""

from datetime import timedelta

import pytest

from makegood.brands.scope import reading
from makegood.commands.refusals.work import TimeIsSettled
from makegood.commands.tickets.cancel_ticket import Cancellation, cancel_ticket
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.commands.tickets.find_defect import (
    DefectIsCharged,
    DefectWasFound,
    NothingWasAgreed,
    OwnDefect,
    find_defect,
)
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.commands.work.strike_time import Strike, strike_time
from makegood.ledger.models import Lot
from tests.commands.work.scene import scene_of, settlements
from tests.world import after, balance_of, fresh, key

TEN = after(hours=1)


def balance(scene):
    has = balance_of(scene.nora)
    return has.available, has.held


@pytest.mark.parametrize(
    ("entries", "charged"),
    [([], 0), ([1], 1), ([30], 1), ([31], 2), ([50], 2), ([10] * 5, 2), ([61], 3), ([121], 4)],
    ids=str,
)
def test_time_is_summed_and_rounded_once(world, entries, charged):
    """Edge cases C6 and B19: the rest comes back at once."""
    scene = scene_of(world)
    ticket = scene.agreed(1, 4, "price_plans")
    for place, minutes in enumerate(entries):
        scene.add(ticket, TEN + timedelta(minutes=30 * place), minutes)

    scene.solve(ticket)

    (settled,) = settlements(ticket)
    assert (settled.charged, settled.released) == (charged, 4 - charged)
    assert balance(scene) == (10 - charged, 0)


@pytest.mark.parametrize(("an_hour", "at_least", "charged"), [(2, 1, 1), (4, 1, 2), (2, 3, 3)])
def test_the_cost_follows_the_agreement(world, an_hour, at_least, charged):
    changes = {"an_hour = 2": f"an_hour = {an_hour}", "at_least = 1": f"at_least = {at_least}"}
    scene = scene_of(world, "credits", {a: b for a, b in changes.items() if a != b})
    ticket = scene.agreed(1, 4, "price_plans")
    scene.add(ticket, TEN, 30)

    scene.solve(ticket)

    assert settlements(ticket)[0].charged == charged


def test_work_beyond_the_limit_is_kept_and_not_charged(world):
    """Edge case A8: a supplement is for work that follows."""
    scene = scene_of(world)
    ticket = scene.agreed(1, 1)
    scene.add(ticket, TEN, 90)
    more = scene.propose(ticket, 1, 1, reason="Deeper.", at=after(hours=9))
    scene.approve(more, at=after(hours=9))
    scene.add(ticket, after(hours=9), 10, at=after(hours=9, minutes=30))

    scene.solve(ticket)

    (settled,) = settlements(ticket)
    assert (settled.charged, settled.released, settled.seconds) == (2, 0, 40 * 60)
    assert "beyond_needs_supplement" in [step["finding"] for step in settled.because]


def test_money_waits_for_its_invoice(world):
    scene = scene_of(world, "hourly", units=0)
    ticket = scene.by_the_hour(100_00)
    scene.add(ticket, TEN, 50)

    scene.solve(ticket)

    (settled,) = settlements(ticket)
    assert (settled.charged, settled.released, settled.currency) == (41_67, 58_33, "USD")


def test_a_surcharge_counts_only_if_the_quote_showed_it(world):
    """Edge case C24."""
    rule = '[[surcharge]]\nid = "late"\nclause = "16"\npercent = 100\n\n[ceiling]'
    scene = scene_of(world, "hourly", {"[ceiling]": rule}, units=0)
    for surcharges, charged in (((), 50_00), (("late",), 100_00)):
        ticket = scene.by_the_hour(500_00, surcharges=surcharges)
        scene.add(ticket, TEN if surcharges else after(hours=3), 60)
        scene.solve(ticket)
        assert settlements(ticket)[0].charged == charged


def test_the_customer_closes_and_what_was_not_worked_comes_back(world):
    """Edge case C16."""
    scene = scene_of(world)
    ticket = scene.agreed(1, 4, "price_plans")
    scene.add(ticket, TEN, 31)

    said = Closure(ticket_id=ticket.id, turn=fresh(ticket).turn)
    close_ticket(said, by=scene.nora, key=key(), at=after(hours=10))

    assert balance(scene) == (8, 0)


@pytest.mark.parametrize(("minutes", "back"), [(0, 4), (1, 3), (61, 1)])
def test_cancelling_charges_the_work_and_the_least_if_there_was_any(world, minutes, back):
    """Edge case B16."""
    scene = scene_of(world)
    ticket = scene.agreed(1, 4, "price_plans")
    if minutes:
        scene.add(ticket, TEN, minutes)

    said = Cancellation(ticket_id=ticket.id, turn=fresh(ticket).turn)
    cancelled = cancel_ticket(said, by=scene.nora, key=key(), at=after(hours=10))

    assert cancelled.units_back == back
    assert balance(scene) == (6 + back, 0)


def test_settled_time_is_locked(world):
    """Edge case A12."""
    scene = scene_of(world)
    ticket = scene.agreed(1, 2)
    entry = scene.add(ticket, TEN, 30)
    scene.solve(ticket)
    reopened(scene, ticket)

    said = Strike(ticket_id=ticket.id, entry_id=entry.id, reason="Oh.")
    with pytest.raises(TimeIsSettled):
        strike_time(said, by=scene.tomas, key=key(), at=after(hours=12))
    with pytest.raises(TimeIsSettled):
        scene.add(ticket, after(hours=5), 30, at=after(hours=12))


def reopened(scene, ticket):
    said = Reply(ticket_id=ticket.id, text="It is back.")
    reply_to_ticket(said, by=scene.nora, key=key(), at=after(hours=11))


def test_after_settlement_nothing_is_charged_without_a_new_approval(world):
    """Edge case A14; the minimum and the rounding are for the whole ticket."""
    scene = scene_of(world)
    ticket = scene.agreed(1, 2)
    scene.add(ticket, TEN, 20)
    scene.solve(ticket)
    reopened(scene, ticket)
    scene.add(ticket, after(hours=11), 60, at=after(hours=13))
    scene.solve(ticket, at=after(hours=14))
    assert [one.charged for one in settlements(ticket)] == [1]

    reply = Reply(ticket_id=ticket.id, text="And this?")
    reply_to_ticket(reply, by=scene.nora, key=key(), at=after(hours=15))
    more = scene.propose(ticket, 1, 2, reason="Another part.", at=after(hours=16))
    scene.approve(more, at=after(hours=16))
    scene.add(ticket, after(hours=16), 30, at=after(hours=17))
    scene.solve(ticket, at=after(hours=18))

    assert [(one.charged, one.released) for one in settlements(ticket)] == [(1, 1), (1, 1)]
    assert balance(scene) == (8, 0)


def defect(scene, ticket):
    said = OwnDefect(ticket_id=ticket.id, turn=fresh(ticket).turn)
    return find_defect(said, by=scene.tomas, key=key(), at=after(hours=11))


@pytest.mark.parametrize("settled", [False, True])
def test_a_defect_of_the_vendors_costs_nothing(world, settled):
    """Edge case A13."""
    scene = scene_of(world)
    ticket = scene.agreed(1, 2)
    scene.add(ticket, TEN, 30)
    if settled:
        scene.solve(ticket)

    found = defect(scene, ticket)

    assert found.back == (1 if settled else 2)
    assert balance(scene) == (10, 0)
    with reading(scene.brand.id):  # as it was bought: nothing was given instead
        assert [(lot.left, lot.promotional) for lot in Lot.objects.all()] == [(10, False)]
    with pytest.raises(DefectWasFound):
        defect(scene, ticket)


def test_money_for_a_defect_is_not_billed(world):
    scene = scene_of(world, "hourly", units=0)
    ticket = scene.by_the_hour(100_00)
    scene.add(ticket, TEN, 30)

    assert defect(scene, ticket).back == 100_00

    scene.solve(ticket, at=after(hours=12))
    assert [one.charged for one in settlements(ticket)] == [0]


def test_an_agreement_can_charge_for_defects_too(world):
    rule = '[consumption.defect]\nclause = "11"\ncharges = "as_agreed"\n\n[decision]\n'
    charge = {"[decision]\n": rule}
    scene = scene_of(world, "credits", charge)

    with pytest.raises(DefectIsCharged):
        defect(scene, scene.agreed(1, 2))
    with pytest.raises(NothingWasAgreed):
        defect(scene, scene.asked("account", told={"matter": "sales"}))


@pytest.mark.parametrize("at", ["solved", "work"])
def test_an_agreement_can_charge_each_piece_as_it_is_worked(world, at):
    scene = scene_of(world, "credits", {'at = "solved"': f'at = "{at}"'} if at == "work" else None)
    ticket = scene.agreed(1, 4, "price_plans")
    scene.add(ticket, TEN, 20)
    assert balance(scene) == ((6, 3) if at == "work" else (6, 4))
    scene.add(ticket, TEN + timedelta(hours=1), 20)
    assert balance(scene) == ((6, 2) if at == "work" else (6, 4))

    scene.solve(ticket)

    assert balance(scene) == (8, 0)
