"""Two decide about one cost, work or access at once: one counts, and the other hears why."""

from datetime import timedelta

import pytest

from makegood.brands.scope import reading
from makegood.commands.access.open_access import Opening, open_access
from makegood.commands.access.withdraw_access import Withdrawal, withdraw_access
from makegood.commands.purchases.renew_window import NewRenewal, renew_window
from makegood.commands.steps.units import NotEnoughUnits
from makegood.commands.tickets.approve_quote import approve_quote
from makegood.commands.tickets.cancel_ticket import Cancellation, cancel_ticket
from makegood.commands.tickets.second_quote import Seconding, second_quote
from makegood.commands.verdicts.object_to_verdict import Objecting, object_to_verdict
from makegood.commands.verdicts.overrule import Overruling, overrule
from makegood.commands.work.add_time import WorkedTime, add_time
from makegood.commands.work.stop_timer import Pause, stop_timer
from makegood.commands.work.stop_timers import DueStops, stop_timers
from makegood.vault.models import AccessLook
from tests.commands.access.scene import agreement_with_access, asked, free_ticket, given
from tests.commands.purchases.scene import ends_of, shop_in
from tests.commands.verdicts.scene import scene_in
from tests.commands.work.scene import entry, scene_of, settlements
from tests.processes import race
from tests.races.both import both, giving, loser_of, until_both, was_refused
from tests.verified import nothing_is_off
from tests.world import (
    MONDAY_9AM,
    after,
    approval,
    balance_of,
    fresh,
    key,
    open_quote,
)

pytestmark = pytest.mark.processes

CROWD = 24  # processes


def test_a_crowd_wants_the_last_unit_and_one_has_it(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 1)
    tickets = [world.ticket(nora, tomas) for _ in range(CROWD)]

    outcomes = race(
        *[giving(approve_quote, approval(ticket), by=nora, at=MONDAY_9AM) for ticket in tickets]
    )

    assert len([one for one in outcomes if one is NotEnoughUnits]) == CROWD - 1
    assert balance_of(nora).total == 0
    assert [fresh(ticket).state for ticket in tickets].count("accepted") == 1
    assert nothing_is_off()


def test_work_is_entered_while_the_customer_cancels(world):
    """What was worked in time is paid for, and what came too late is not."""
    scene = scene_of(world, units=100)
    seen: set[str] = set()
    for place in until_both(seen):
        ticket = scene.agreed(1, 4, "price_plans")
        before = balance_of(scene.nora)
        at = after(hours=1, minutes=20 * (place + 1))
        ends = Cancellation(ticket_id=ticket.id, turn=ticket.turn)
        worked = WorkedTime(
            ticket_id=ticket.id, begins_at=at - timedelta(minutes=15), minutes=15, text="Looked."
        )

        entered, cancelled = both(
            giving(add_time, worked, by=scene.tomas, at=at),
            giving(cancel_ticket, ends, by=scene.nora, at=at),
            first=place % 2,
        )

        (settled,) = settlements(ticket)
        if was_refused(entered, "wrong_state"):
            seen.add("cancelled")
            assert (settled.charged, settled.seconds) == (0, 0)
        else:
            seen.add("entered")
            assert (settled.charged, settled.seconds) == (1, 15 * 60)
        assert cancelled.units_back == settled.released == 4 - settled.charged
        now = balance_of(scene.nora)
        assert (now.available, now.held) == (before.available + settled.released, before.held - 4)
    assert nothing_is_off()


def test_a_timer_is_stopped_by_hand_while_the_clock_stops_it(world):
    """At the limit of what was agreed, whoever is the quicker."""
    scene = scene_of(world, units=100)
    clock = world.machine(scene.brand)
    seen: set[str] = set()
    for place in until_both(seen):
        ticket = scene.agreed(1, 2)
        began, stopped_at = after(hours=2 * place + 1), after(hours=2 * place + 2, minutes=30)
        entry_id = scene.start(ticket, at=began)
        pause = Pause(ticket_id=ticket.id, entry_id=entry_id, text="Looked.")

        by_hand, by_clock = both(
            giving(stop_timer, pause, by=scene.tomas, at=stopped_at),
            giving(stop_timers, DueStops(), by=clock, at=stopped_at),
            first=place % 2,
        )

        if was_refused(by_hand, "timer_is_over"):
            seen.add("clock")
            assert by_clock.count == 1
        else:
            seen.add("hand")
            assert by_clock.count == 0
        assert entry(ticket, entry_id).ends_at == began + timedelta(hours=1)
    assert nothing_is_off()


def test_two_others_second_one_quote(world):
    scene = scene_of(world)
    paula = world.agent(scene.brand, "paula")
    winners: set[str] = set()
    for place in until_both(winners):
        rated = scene.propose(scene.incident("other"), 21, 21)
        assert rated.last_quote
        said = Seconding(ticket_id=rated.id, turn=rated.turn, quote_id=rated.last_quote.id)
        people = (scene.ines, paula)

        outcomes = both(*[giving(second_quote, said, by=by) for by in people], first=place % 2)

        winner = people[1 - loser_of(outcomes, "ticket_has_changed")]
        assert open_quote(rated).seconded_by_id == winner.id
        winners.add(winner.name)
    assert nothing_is_off()


def test_a_customer_objects_while_staff_think_better_of_it(world):
    scene = scene_in(world)
    seen: set[str] = set()
    for place in until_both(seen):
        ticket = scene.world.asked(scene.nora, "server")
        free = Overruling(
            ticket_id=ticket.id, turn=ticket.turn, covers="covered", reason="As you are new here."
        )

        objected, overruled = both(
            giving(
                object_to_verdict, Objecting(ticket_id=ticket.id, text="I am new."), by=scene.nora
            ),
            giving(overrule, free, by=scene.tomas),
            first=place % 2,
        )

        assert overruled.state == fresh(ticket).state == "accepted"
        seen.add("overruled" if was_refused(objected, "wrong_state") else "objected")
    assert nothing_is_off()


def test_a_customer_objects_once_in_two_windows(world):
    scene = scene_in(world)
    winners: set[str] = set()
    for place in until_both(winners):
        ticket = scene.world.asked(scene.nora, "server")
        said = [Objecting(ticket_id=ticket.id, text=text) for text in ("one", "other")]

        outcomes = both(
            *[giving(object_to_verdict, one, by=scene.nora) for one in said], first=place % 2
        )

        winners.add(said[1 - loser_of(outcomes, "objection_is_not_taken")].text)
    assert nothing_is_off()


def test_access_is_opened_while_the_customer_takes_it_back(world):
    """A look is noted, or there is nothing to look at any more."""
    brand = world.brand(agreement=agreement_with_access())
    nora, tomas = world.customer(brand), world.agent(brand)
    seen: set[str] = set()
    for place in until_both(seen):
        ticket = free_ticket(nora, tomas)
        access_id = given(ticket, nora, asked(ticket, tomas))

        opened, withdrawn = both(
            giving(open_access, Opening(ticket_id=ticket.id, access_id=access_id), by=tomas),
            giving(withdraw_access, Withdrawal(ticket_id=ticket.id, access_id=access_id), by=nora),
            first=place % 2,
        )

        with reading(brand.id):
            looks = AccessLook.objects.filter(access=access_id).count()
        assert withdrawn.access_id == access_id
        refused = was_refused(opened, "nothing_is_kept")
        assert looks == (0 if refused else 1)
        seen.add("withdrawn" if refused else "opened")
    assert nothing_is_off()


def test_two_payments_for_one_renewal_prolong_it_twice(world):
    shop = shop_in(world)
    bought = shop.buy()
    paid_at = MONDAY_9AM + timedelta(days=10)
    payments = [
        NewRenewal(
            purchase_id=bought.id,
            window="service",
            paid_at=paid_at,
            paid_minor=30_00,
            currency="EUR",
            reference=key(),
        )
        for _ in range(2)
    ]

    outcomes = race(*[giving(renew_window, said, by=shop.emil, at=paid_at) for said in payments])

    assert len({renewed.renewal_id for renewed in outcomes}) == 2
    assert ends_of(bought)["service"] == ["2027-05-03 21:59:59"]
    assert nothing_is_off()
