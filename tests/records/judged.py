"""Two desks where rules decide about what is asked, and where staff and customers had their say."""

from makegood.commands.people.offer_paid import Offering, offer_paid
from makegood.commands.people.withhold_paid import Withholding, withhold_paid
from makegood.commands.verdicts.mark_unfounded import NoIssue, mark_unfounded
from tests.commands.verdicts.scene import PRESENT, Scene, scene_in
from tests.world import World, after, company_of, key

UNMODIFIED = {"modified": False, "applied_to_another": False}


def judge_in(world: World) -> None:
    """Verdicts of every kind, objections answered and not, paid support withheld and offered."""
    _by_the_hour(scene_in(world, "hourly", slug="fennick"))
    _with_questions(scene_in(world, "credits", slug="lotmarkt"))
    urgent = scene_in(world, "guarantee", slug="oxbow")
    world.asked(urgent.nora, "fault")


def _by_the_hour(scene: Scene) -> None:
    world, nora, tomas = scene.world, scene.nora, scene.tomas
    refused = world.asked(nora, "server")
    scene.object(refused)
    scene.review(refused, upheld=True)
    again = world.asked(nora, "server", at=after(minutes=5))
    scene.object(again)
    scene.review(again, upheld=False)
    scene.object(world.asked(nora, "server", at=after(minutes=6)))
    judged = scene.overrule(world.asked(nora, "use", told=UNMODIFIED), "covered")
    scene.judge(judged, "own_change")
    mark_unfounded(NoIssue(ticket_id=judged.id), by=tomas, key=key(), at=PRESENT)
    company = company_of(nora)
    withhold_paid(Withholding(company_id=company), by=tomas, key=key(), at=PRESENT)
    offer_paid(Offering(company_id=company), by=tomas, key=key(), at=PRESENT)
    vera = world.customer(nora.brand, "fennick-vera")
    withhold_paid(Withholding(company_id=company_of(vera)), by=tomas, key=key(), at=PRESENT)


def _with_questions(scene: Scene) -> None:
    scene.world.asked(scene.nora, "other")
    asked = scene.world.asked(scene.nora, "other")
    scene.tell(asked, matter="problem")
