"""Measuring work: one thing at a time, after the approval, up to what was confirmed."""

from datetime import timedelta

import pytest

from makegood.commands.refusals.tickets import NothingSaid, WrongState
from makegood.commands.refusals.work import (
    LimitIsReached,
    NotApprovedYet,
    TimeIsMalformed,
    TimesOverlap,
)
from makegood.commands.refused import NotAllowed, NotThere
from makegood.commands.work.start_timer import Beginning, TimerRunsAlready, start_timer
from makegood.commands.work.stop_timer import TimerIsOver
from makegood.commands.work.stop_timers import DueStops, stop_timers
from makegood.commands.work.strike_time import AlreadyStruck, Strike, strike_time
from makegood.commands.work.warn_of_limits import DueWarnings, warn_of_limits
from makegood.tickets.models import State, TimeEntry
from makegood.tickets.timers import FORGOTTEN_AFTER
from tests.commands.work.scene import entry, scene_of, settlements
from tests.packs import pack
from tests.world import after, facts, fresh, key

TEN = after(hours=1)  # 10:00


def stop_due(scene, at):
    return stop_timers(DueStops(), by=scene.world.machine(scene.brand), key=key(), at=at).count


def warn_due(scene, at):
    clock = scene.world.machine(scene.brand)
    return warn_of_limits(DueWarnings(), by=clock, key=key(), at=at).count


def test_nobody_works_before_the_approval(world):
    """Edge case A2; the clause is the one by which the customer decides."""
    scene = scene_of(world)
    ticket = scene.propose(scene.incident(), 1, 2)

    with pytest.raises(NotApprovedYet) as refused:
        scene.start(ticket, at=after(minutes=15))

    assert refused.value.details["clause"] == "11"
    with pytest.raises(NotApprovedYet):
        scene.add(ticket, after(minutes=1), 5, at=after(minutes=15))


def test_nobody_works_on_what_lacks_a_fact_where_nothing_is_sold(world):
    brand = world.brand(agreement=pack("aftersales"))
    nora = world.customer(brand)
    about = world.purchase(nora, world.product(brand))
    ticket = world.asked(nora, "use", about=about)
    assert ticket.state == State.NEEDS_FACTS

    with pytest.raises(WrongState):
        start_timer(Beginning(ticket_id=ticket.id), by=world.agent(brand), key=key(), at=TEN)


def test_a_timer_measures_to_the_second_and_begins_the_work(world):
    scene = scene_of(world)
    ticket = scene.agreed(1, 2)
    entry_id = scene.start(ticket, at=TEN)
    assert fresh(ticket).state == State.IN_PROGRESS

    worked = scene.stop(ticket, entry_id, at=TEN + timedelta(seconds=61))

    assert (worked.begins_at, worked.ends_at) == (TEN, TEN + timedelta(seconds=61))
    assert (worked.stopped, worked.text) == ("by_hand", "Looked at the log.")
    with pytest.raises(TimerIsOver):
        scene.stop(ticket, entry_id, at=TEN + timedelta(hours=1))


def test_whoever_begins_elsewhere_leaves_what_he_worked_on(world):
    scene = scene_of(world)
    first, second = scene.agreed(1, 2), scene.agreed(1, 2)
    entry_id = scene.start(first, at=TEN)
    with pytest.raises(TimerRunsAlready):
        scene.start(first, at=TEN + timedelta(minutes=1))

    scene.start(second, at=TEN + timedelta(minutes=5))

    left = entry(first, entry_id)
    assert (left.ends_at, left.stopped) == (TEN + timedelta(minutes=5), "ticket_left")


def test_a_timer_that_stops_in_the_second_in_which_it_began_counts_for_nothing(world):
    scene = scene_of(world)
    ticket = scene.agreed(1, 2)
    entry_id = scene.start(ticket, at=TEN)

    stopped = scene.stop(ticket, entry_id, at=TEN)

    assert stopped.struck_at == TEN


def test_only_its_owner_stops_a_timer(world):
    scene = scene_of(world)
    ticket = scene.agreed(1, 2)
    entry_id = scene.start(ticket, at=TEN)

    with pytest.raises(NotThere):
        scene.stop(ticket, entry_id, by=scene.ines, at=TEN + timedelta(minutes=1))
    with pytest.raises(NotAllowed):
        scene.start(ticket, by=scene.nora, at=TEN)


@pytest.mark.parametrize(
    ("begins", "minutes", "field"),
    [
        (after(hours=2), 61, "minutes"),
        (after(hours=4), 1, "begins_at"),
        (after(hours=2), 0, "minutes"),
        (after(hours=2), 24 * 60 + 1, "minutes"),
    ],
    ids=["into the future", "in the future", "no time", "more than a day"],
)
def test_time_that_is_entered_has_passed(world, begins, minutes, field):
    scene = scene_of(world)
    ticket = scene.agreed(1, 2)

    with pytest.raises(TimeIsMalformed) as refused:
        scene.add(ticket, begins, minutes, at=after(hours=3))

    assert refused.value.details["field"] == field


@pytest.mark.parametrize(
    ("begins", "minutes", "fits"),
    [(50, 10, True), (50, 11, False), (60, 30, False), (89, 5, False), (90, 5, True)],
)
def test_one_person_never_works_twice_at_once(world, begins, minutes, fits):
    scene = scene_of(world)
    first, second = scene.agreed(1, 2), scene.agreed(1, 2)
    scene.add(first, TEN, 30)

    def enter():
        return scene.add(second, after(minutes=begins), minutes)

    if fits:
        assert enter().ends_at
    else:
        with pytest.raises(TimesOverlap) as refused:
            enter()
        assert refused.value.details["number"] == first.number


def test_two_people_at_once_are_told_of_each_other_and_count_once(world):
    """Edge case A10."""
    scene = scene_of(world)
    ticket = scene.agreed(1, 2)
    scene.add(ticket, TEN, 30)
    scene.add(ticket, TEN, 30, by=scene.ines)

    scene.solve(ticket)

    (settled,) = settlements(ticket)
    assert (settled.seconds, settled.charged) == (30 * 60, 1)


def test_two_people_count_where_the_quote_said_so(world):
    scene = scene_of(world)
    ticket = scene.propose(scene.incident(), 1, 2, people=2)
    scene.approve(ticket)
    scene.add(ticket, TEN, 30)
    scene.add(ticket, TEN, 30, by=scene.ines)

    scene.solve(ticket)

    assert settlements(ticket)[0].charged == 2


@pytest.mark.parametrize("late", [0, 6 * 60], ids=["in time", "six hours late"])
@pytest.mark.parametrize("credits", [2, 1])
def test_the_timer_stops_at_the_very_second_at_which_all_is_used(world, late, credits):
    """Edge cases A7 and C11: two credits are an hour."""
    scene = scene_of(world)
    ticket = scene.agreed(1, credits)
    entry_id = scene.start(ticket, at=TEN)
    full = TEN + timedelta(minutes=30 * credits)
    assert stop_due(scene, full - timedelta(seconds=1)) == 0

    assert stop_due(scene, full + timedelta(minutes=late)) == 1

    ended = entry(ticket, entry_id)
    assert (ended.ends_at, ended.stopped) == (full, TimeEntry.Stopped.CEILING)
    with pytest.raises(LimitIsReached):
        scene.start(ticket, at=full + timedelta(minutes=late + 1))


def test_whoever_stops_late_by_hand_ends_at_the_limit_all_the_same(world):
    scene = scene_of(world)
    ticket = scene.agreed(1, 1)
    entry_id = scene.start(ticket, at=TEN)

    ended = scene.stop(ticket, entry_id, at=TEN + timedelta(hours=3))

    assert (ended.ends_at, ended.stopped) == (TEN + timedelta(minutes=30), "ceiling")


@pytest.mark.parametrize("percent", [80, 50])
def test_both_sides_are_warned_once_when_the_limit_is_near(world, percent):
    changes = {"warns_at_percent = 80": f"warns_at_percent = {percent}"}
    scene = scene_of(world, "credits", changes)
    ticket = scene.agreed(1, 2)
    scene.start(ticket, at=TEN)
    near = TEN + timedelta(minutes=60 * percent // 100)

    assert warn_due(scene, near - timedelta(seconds=1)) == 0
    assert [warn_due(scene, near + timedelta(minutes=more)) for more in (0, 1)] == [1, 0]
    (fact,) = facts(scene.brand.id, "work.limit_near")
    assert fact.details["percent"] == percent


def test_a_forgotten_timer_counts_for_nothing_until_its_true_end_is_entered(world):
    scene = scene_of(world, "hourly", units=0)
    ticket = scene.by_the_hour(2000_00)
    entry_id = scene.start(ticket, at=TEN)

    assert stop_due(scene, TEN + FORGOTTEN_AFTER) == 1

    forgotten = entry(ticket, entry_id)
    assert (forgotten.stopped, forgotten.ends_at) == ("forgotten", TEN + FORGOTTEN_AFTER)
    strike(scene, ticket, entry_id, "I went home at eleven.", at=TEN + timedelta(hours=11))
    scene.add(ticket, TEN, 60, at=TEN + timedelta(hours=11))
    scene.solve(ticket, at=TEN + timedelta(hours=12))
    assert settlements(ticket)[0].charged == 50_00


def strike(scene, ticket, entry_id, reason, *, at):
    said = Strike(ticket_id=ticket.id, entry_id=entry_id, reason=reason)
    strike_time(said, by=scene.tomas, key=key(), at=at)


def test_a_wrong_entry_is_struck_with_a_reason_and_never_changed(world):
    scene = scene_of(world)
    ticket = scene.agreed(1, 2)
    wrong = scene.add(ticket, TEN, 60)
    with pytest.raises(NothingSaid):
        strike(scene, ticket, wrong.id, " ", at=after(hours=9))

    strike(scene, ticket, wrong.id, "It was another ticket.", at=after(hours=9))

    with pytest.raises(AlreadyStruck):
        strike(scene, ticket, wrong.id, "Again.", at=after(hours=9))
    scene.solve(ticket)
    assert settlements(ticket)[0].charged == 0


def test_the_timer_stops_with_the_work(world):
    scene = scene_of(world)
    ticket = scene.agreed(1, 2)
    entry_id = scene.start(ticket, at=TEN)

    scene.solve(ticket, at=TEN + timedelta(minutes=31))

    ended = entry(ticket, entry_id)
    assert (ended.stopped, settlements(ticket)[0].charged) == ("ticket_ended", 2)
    with pytest.raises(WrongState):
        scene.start(ticket, at=after(hours=4))


def test_time_on_a_free_ticket_is_kept_and_costs_nothing(world):
    scene = scene_of(world)
    ticket = scene.asked("account", told={"matter": "sales"})
    scene.add(ticket, after(minutes=1), 30)

    scene.solve(ticket)

    assert settlements(ticket) == []
