"""What is asked by a form, and what is made of it."""

from collections.abc import Callable
from typing import Any

from makegood.agreements.queries import version_at
from makegood.brands.ids import new_id
from makegood.brands.scope import reading
from makegood.commands.intake.submit_request import NewRequest
from makegood.commands.people.offer_paid import Offering
from makegood.commands.people.withhold_paid import Withholding, withhold_paid
from makegood.commands.verdicts.judge import Judgement
from makegood.commands.verdicts.mark_unfounded import NoIssue
from makegood.commands.verdicts.object_to_verdict import Objecting
from makegood.commands.verdicts.overrule import Overruling
from makegood.commands.verdicts.review_objection import Review
from makegood.commands.verdicts.tell_facts import Answers
from makegood.tickets.models import Ticket
from tests.commands.twice.stage import Case, Stage, Told, case
from tests.commands.verdicts.scene import Scene, scene_in
from tests.world import MONDAY_9AM, company_of, key


def by_the_hour(stage: Stage) -> Scene:
    """A desk where the form takes requests and rules decide about them."""
    return scene_in(stage.world, "hourly", slug="fennick")


def requested(stage: Stage) -> Case:
    nora = by_the_hour(stage).nora
    with reading(nora.brand_id):
        version = version_at(nora.brand, at=MONDAY_9AM)
    assert version is not None
    said = NewRequest(
        channel="portal",
        version_id=version.id,
        issue_class="server",
        subject="Server",
        text="It is down.",
    )
    return case(said, nora, text="It is up.")


def on_refused(say: Callable[[Ticket, Scene], Any], by: str, **changes: Any) -> Told:
    """What is said on a ticket that the rules refuse."""

    def told(stage: Stage) -> Case:
        scene = by_the_hour(stage)
        ticket = stage.world.asked(scene.nora, "server")
        return case(say(ticket, scene), getattr(scene, by), **changes)

    return told


def answered(stage: Stage) -> Case:
    scene = scene_in(stage.world, "credits", slug="lotmarkt")
    ticket = stage.world.asked(scene.nora, "other")
    said = Answers(ticket_id=ticket.id, turn=ticket.turn, told=(("matter", "sales"),))
    return case(said, scene.nora, told=(("matter", "problem"),))


def overruling(ticket: Ticket, _scene: Scene) -> Overruling:
    return Overruling(ticket_id=ticket.id, turn=ticket.turn, covers="covered", reason="Once.")


def judgement(ticket: Ticket, _scene: Scene) -> Judgement:
    return Judgement(
        ticket_id=ticket.id, turn=ticket.turn, rule="own_change", reason="So.", evidence="The log."
    )


def review(ticket: Ticket, scene: Scene) -> Review:
    scene.object(ticket)
    return Review(ticket_id=ticket.id, upheld=False, answer="It stands.")


def withheld(stage: Stage) -> Case:
    scene = by_the_hour(stage)
    said = Withholding(company_id=company_of(scene.nora))
    return case(said, scene.tomas, company_id=company_of(stage.nora))


def offered(stage: Stage) -> Case:
    before = withheld(stage)
    withhold_paid(before.said, by=before.by, key=key(), at=MONDAY_9AM)
    return case(
        Offering(company_id=before.said.company_id), before.by, company_id=company_of(stage.nora)
    )


CASES: dict[str, Told] = {
    "intake.submit_request": requested,
    "people.withhold_paid": withheld,
    "people.offer_paid": offered,
    "verdicts.judge": on_refused(judgement, "tomas", reason="Otherwise."),
    "verdicts.mark_unfounded": on_refused(
        lambda ticket, _scene: NoIssue(ticket_id=ticket.id), "tomas", ticket_id=new_id(MONDAY_9AM)
    ),
    "verdicts.object_to_verdict": on_refused(
        lambda ticket, _scene: Objecting(ticket_id=ticket.id, text="No."), "nora", text="Yes."
    ),
    "verdicts.overrule": on_refused(overruling, "tomas", reason="Twice."),
    "verdicts.review_objection": on_refused(review, "ines", upheld=True),
    "verdicts.tell_facts": answered,
}
