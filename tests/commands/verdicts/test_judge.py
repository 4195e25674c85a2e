"""Staff use a rule that is left to them, and the customer reads why."""

import pytest

from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.refused import NotAllowed
from makegood.commands.verdicts.judge import (
    AlreadyJudged,
    Judgement,
    RuleIsNotOpen,
    judge,
)
from makegood.commands.verdicts.mark_unfounded import (
    AlreadyUnfounded,
    NoIssue,
    mark_unfounded,
)
from makegood.tickets.models import State
from tests.commands.verdicts.scene import PRESENT, clauses_of, scene_in, verdict_of
from tests.packs import changed, pack
from tests.world import key


@pytest.fixture
def scene(world):
    return scene_in(world)


@pytest.fixture
def running(scene):
    """A free ticket on which staff work."""
    told = {"modified": False, "applied_to_another": False}
    return scene.overrule(scene.world.asked(scene.nora, "use", told=told), "covered")


def test_a_running_ticket_becomes_payable_and_waits_for_a_quote(scene, running):
    assert running.state == State.ACCEPTED

    ticket = scene.judge(running, "own_change")

    verdict = verdict_of(ticket)
    assert (ticket.state, ticket.tier) == (State.SUBMITTED, "premium")
    assert (verdict.covers, verdict.judged, verdict.by_id) == (
        "payable",
        ["own_change"],
        scene.tomas.id,
    )
    assert (verdict.reason, verdict.evidence) == ("We looked into it.", "The log of Sunday.")
    assert clauses_of(ticket) == ["13"]


@pytest.mark.parametrize("field", ["reason", "evidence"])
def test_it_needs_a_reason_and_evidence(scene, running, field):
    with pytest.raises(NothingSaid) as refused:
        scene.judge(running, "own_change", **{field: " "})

    assert refused.value.details == {"field": field}


def test_a_rule_that_is_not_left_to_staff_is_not_theirs_to_use(scene, running):
    for rule in ("modified", "premium", "no_such_rule"):
        with pytest.raises(RuleIsNotOpen):
            scene.judge(running, rule)


def test_a_rule_is_used_once(scene, running):
    scene.judge(running, "own_change")
    with pytest.raises(AlreadyJudged):
        scene.judge(running, "own_change")


def test_nobody_but_staff_judges(scene, running):
    said = Judgement(ticket_id=running.id, turn=running.turn, rule="x", reason="a", evidence="b")
    with pytest.raises(NotAllowed):
        judge(said, by=scene.nora, key=key(), at=PRESENT)


@pytest.mark.parametrize("needed", [5, 2])
def test_repetition_needs_its_number(world, needed):
    files = changed(pack("hourly"), {"at_least = 5": f"at_least = {needed}"})
    brand = world.brand(agreement=files)
    nora, tomas = world.customer(brand), world.agent(brand)
    told = {"modified": True, "applied_to_another": False}
    tickets = [world.asked(nora, "use", told=told) for _ in range(needed)]

    for count, ticket in enumerate(tickets, start=1):
        if count == needed:
            with pytest.raises(RuleIsNotOpen):
                _judged_unfounded(ticket, tomas)
        marked = mark_unfounded(NoIssue(ticket_id=ticket.id), by=tomas, key=key(), at=PRESENT)
        assert marked.count == count

    _judged_unfounded(tickets[-1], tomas)
    assert clauses_of(tickets[-1]) == ["13"]
    with pytest.raises(AlreadyUnfounded):
        mark_unfounded(NoIssue(ticket_id=tickets[0].id), by=tomas, key=key(), at=PRESENT)


def _judged_unfounded(ticket, staff):
    said = Judgement(
        ticket_id=ticket.id,
        turn=ticket.turn,
        rule="unfounded",
        reason="It happens often.",
        evidence="Five tickets.",
    )
    judge(said, by=staff, key=key(), at=PRESENT)
