"""Approving a cost that the balance does not suffice for, as soon as it does."""

import pytest

from makegood.commands.people.change_roles import NewRoles, change_roles
from makegood.commands.steps.decisions import MayNotApprove
from makegood.commands.steps.units import NotEnoughUnits
from makegood.commands.tickets.approve_quote import approve_quote
from makegood.commands.tickets.approve_when_funded import (
    AlreadyAsked,
    BalanceSuffices,
    Standing,
    approve_when_funded,
)
from makegood.commands.tickets.decline_quote import decline_quote
from makegood.tickets.models import State
from tests.commands.work.scene import scene_of
from tests.world import after, approval, balance_of, declination, facts, fresh, key, open_quote


def standing(ticket) -> Standing:
    quote = open_quote(ticket)
    return Standing(ticket_id=ticket.id, quote_id=quote.id, content_sha256=quote.content_sha256)


def waits(scene, ticket, *, minutes=20):
    approve_when_funded(standing(ticket), by=scene.nora, key=key(), at=after(minutes=minutes))


def test_what_is_missing_is_said_and_after_the_top_up_it_can_be_approved_at_once(world):
    scene = scene_of(world, units=1)
    ticket = scene.propose(scene.incident("price_plans"), 1, 4)
    with pytest.raises(NotEnoughUnits) as refused:
        approve_quote(approval(ticket), by=scene.nora, key=key(), at=after(minutes=20))
    assert (refused.value.details["missing"], refused.value.details["clause"]) == (3, "6")

    world.units(scene.nora, 3)

    assert scene.approve(ticket).state == State.ACCEPTED
    assert balance_of(scene.nora).available == 0


def test_units_and_the_approval_that_waited_for_them_come_together(world):
    """Edge cases B11 and C20."""
    scene = scene_of(world, units=1)
    ticket = scene.propose(scene.incident("price_plans"), 1, 4)
    waits(scene, ticket)
    assert fresh(ticket).state == State.AWAITING_APPROVAL
    world.units(scene.nora, 2)
    assert fresh(ticket).state == State.AWAITING_APPROVAL

    world.units(scene.nora, 2, by=scene.tomas)

    now = fresh(ticket)
    assert (now.state, now.approved_quote.decided_by_id) == (State.ACCEPTED, scene.nora.id)
    assert (balance_of(scene.nora).available, balance_of(scene.nora).held) == (1, 4)
    (fact,) = facts(scene.brand.id, "quote.funded")
    assert fact.details["approver"] == str(scene.nora.id)


def test_the_one_that_was_asked_for_first_comes_first(world):
    scene = scene_of(world, units=0)
    later, earlier = (scene.propose(scene.incident(), 1, 2) for _ in range(2))
    waits(scene, earlier, minutes=20)
    waits(scene, later, minutes=21)

    world.units(scene.nora, 3)

    assert [fresh(one).state for one in (earlier, later)] == ["accepted", "awaiting_approval"]


def test_nothing_is_approved_that_was_declined_or_has_changed_since(world):
    scene = scene_of(world, units=0)
    declined, changed = (scene.propose(scene.incident(), 1, 2) for _ in range(2))
    for ticket in (declined, changed):
        waits(scene, ticket)
    decline_quote(declination(declined), by=scene.nora, key=key(), at=after(minutes=25))
    scene.propose(changed, 1, 1)

    world.units(scene.nora, 10)

    assert [fresh(one).state for one in (declined, changed)] == ["declined", "awaiting_approval"]
    assert balance_of(scene.nora).held == 0


def test_nothing_is_approved_for_somebody_who_may_not_any_more(world):
    scene = scene_of(world, units=0)
    ticket = scene.propose(scene.incident(), 1, 2)
    waits(scene, ticket)
    said = NewRoles(member_id=scene.nora.id, roles=("requester",))
    change_roles(said, by=world.machine(scene.brand), key=key(), at=after(minutes=25))

    world.units(scene.nora, 10)

    assert fresh(ticket).state == State.AWAITING_APPROVAL


def test_it_is_asked_for_once_where_something_is_missing_by_who_may_approve(world):
    scene = scene_of(world, units=1)
    rita = world.customer(scene.brand, "rita", company=scene.nora.company_id, roles=("requester",))
    ticket = scene.propose(scene.incident(), 1, 2)
    with pytest.raises(MayNotApprove):
        approve_when_funded(standing(ticket), by=rita, key=key(), at=after(minutes=20))
    waits(scene, ticket)
    with pytest.raises(AlreadyAsked):
        waits(scene, ticket)
    cheaper = scene.propose(ticket, 1, 1)
    with pytest.raises(BalanceSuffices):
        waits(scene, cheaper)
