"""The desk: where a ticket is put, what it is called, how pressing it is."""

from makegood.commands.tickets.relabel_priority import Relabelling
from makegood.commands.tickets.set_department import Putting
from makegood.commands.tickets.set_title import Titling
from tests.commands.access.scene import free_ticket
from tests.commands.twice.stage import Case, Stage, Told, case
from tests.commands.verdicts.scene import Scene, scene_in


def under(stage: Stage, agreement: str, slug: str) -> Scene:
    """A desk under an agreement that has what the command is about."""
    return scene_in(stage.world, agreement, slug=slug)


def put(stage: Stage) -> Case:
    scene = under(stage, "credits", "lotmarkt")
    ticket = scene.world.asked(scene.nora, "design")
    said = Putting(ticket_id=ticket.id, department="Servers")
    return case(said, scene.tomas, department="Sales")


def titled(stage: Stage) -> Case:
    ticket = stage.world.ticket(stage.nora, stage.tomas)
    return case(Titling(ticket_id=ticket.id, title="Forms"), stage.tomas, title="Mails")


def relabelled(stage: Stage) -> Case:
    scene = under(stage, "guarantee", "oxbow")
    ticket = free_ticket(scene.nora, scene.tomas)
    said = Relabelling(
        ticket_id=ticket.id, turn=ticket.turn, priority="high", reason="It is down."
    )
    return case(said, scene.tomas, reason="Nobody can work.")


CASES: dict[str, Told] = {
    "tickets.set_department": put,
    "tickets.set_title": titled,
    "tickets.relabel_priority": relabelled,
}
