"""Talking about a ticket decides nothing: no word leads past its verdict or its approval."""

import pytest

from makegood.commands.refused import Refused
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.tickets.models import State
from tests.commands.work.scene import Scene, scene_of
from tests.world import after, fresh, key

REACHED = {
    State.SUBMITTED: lambda scene: scene.incident(),
    State.NEEDS_FACTS: lambda scene: scene.asked("other"),
    State.RATED: lambda scene: scene.propose(scene.incident("other"), 21, 21, reason="All of it."),
    State.AWAITING_APPROVAL: lambda scene: scene.propose(scene.incident(), 1, 2),
}


@pytest.fixture
def scene(world) -> Scene:
    return scene_of(world)


@pytest.mark.parametrize("state", REACHED)
def test_neither_side_talks_a_ticket_into_work(scene, state):
    ticket = REACHED[state](scene)
    assert ticket.state == state

    for by, asks in ((scene.tomas, False), (scene.tomas, True), (scene.nora, False)):
        turn = fresh(ticket).turn if by.is_staff else None
        said = Reply(ticket_id=ticket.id, text="Is it so?", asks=asks, turn=turn)
        reply_to_ticket(said, by=by, key=key(), at=after(minutes=30))

        assert fresh(ticket).state == state


@pytest.mark.parametrize("state", REACHED)
def test_no_work_begins_on_it_and_none_is_done(scene, state):
    ticket = REACHED[state](scene)

    for work in (lambda: scene.start(ticket, at=after(minutes=30)), lambda: scene.solve(ticket)):
        with pytest.raises(Refused):
            work()

    assert fresh(ticket).state == state
