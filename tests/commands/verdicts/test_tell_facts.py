"""What must be known is told, and the verdict follows."""

import pytest

from makegood.commands.refusals.requests import NotYoursToTell, UnknownAnswer
from makegood.commands.refusals.tickets import NothingSaid, TicketHasChanged, WrongState
from makegood.commands.verdicts.tell_facts import Answers, tell_facts
from makegood.tickets.models import State
from tests.commands.verdicts.scene import PRESENT, clauses_of, scene_in, verdict_of
from tests.world import facts, fresh, key


def test_an_answer_leads_on(world):
    scene = scene_in(world, "credits")
    ticket = world.asked(scene.nora, "other")
    assert ticket.state == State.NEEDS_FACTS

    ticket = scene.tell(ticket, matter="sales")

    assert (ticket.state, ticket.told) == (State.ACCEPTED, {"matter": "sales"})
    assert verdict_of(ticket).number == 2
    assert clauses_of(ticket) == ["16"]
    (told,) = facts(ticket.brand_id, "ticket.told")
    assert told.details["told"] == [["matter", "sales"]]


def test_staff_find_out_later_what_changes_it(world):
    scene = scene_in(world)
    ticket = world.asked(scene.nora, "use", told={"modified": False, "applied_to_another": False})
    ticket = scene.overrule(ticket, "covered")
    assert ticket.state == State.ACCEPTED

    ticket = scene.tell(ticket, by=scene.tomas, modified=True)

    assert ticket.state == State.ACCEPTED, "what staff decided stays"
    assert ticket.told["modified"] is True


def test_a_customer_answers_only_while_asked(world):
    scene = scene_in(world)
    ticket = world.asked(scene.nora, "misconfiguration")

    with pytest.raises(WrongState):
        scene.tell(ticket, modified=False)


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ((), NothingSaid),
        ((("owned", True),), NotYoursToTell),
        ((("matter", "gossip"),), UnknownAnswer),
    ],
)
def test_what_does_not_fit_changes_nothing(world, told, refusal):
    scene = scene_in(world, "credits")
    ticket = world.asked(scene.nora, "other")
    said = Answers(ticket_id=ticket.id, turn=ticket.turn, told=told)

    with pytest.raises(refusal):
        tell_facts(said, by=scene.nora, key=key(), at=PRESENT)

    assert fresh(ticket).turn == ticket.turn


def test_who_answers_an_old_question_is_told_so(world):
    scene = scene_in(world, "credits")
    ticket = world.asked(scene.nora, "other")
    scene.tell(ticket, matter="sales")

    said = Answers(ticket_id=ticket.id, turn=ticket.turn, told=(("matter", "problem"),))
    with pytest.raises(TicketHasChanged):
        tell_facts(said, by=scene.nora, key=key(), at=PRESENT)
