"""Quotes that wait, work, and what it comes to."""

from collections.abc import Callable

from makegood.brands.ids import new_id
from makegood.commands.tickets.approve_when_funded import Standing
from makegood.commands.tickets.find_defect import OwnDefect
from makegood.commands.tickets.second_quote import Seconding
from makegood.commands.work.add_time import WorkedTime
from makegood.commands.work.start_timer import Beginning
from makegood.commands.work.stop_timer import Pause
from makegood.commands.work.stop_timers import DueStops
from makegood.commands.work.strike_time import Strike
from makegood.commands.work.warn_of_limits import DueWarnings
from tests.commands.twice.stage import Case, Stage, case
from tests.commands.work.scene import Scene, scene_at
from tests.packs import pack
from tests.world import MONDAY_9AM, after, fresh, open_quote


def by_time(stage: Stage, *, units: int = 10) -> Scene:
    """A brand in which work is paid for by its time."""
    return scene_at(stage.world, stage.world.brand("hours", agreement=pack("credits")), units=units)


def seconding(stage: Stage) -> Case:
    scene = by_time(stage)
    rated = scene.propose(scene.incident("other"), 21, 21)
    assert rated.last_quote
    said = Seconding(ticket_id=rated.id, turn=rated.turn, quote_id=rated.last_quote.id)
    return case(said, scene.ines, turn=99)


def standing(stage: Stage) -> Case:
    scene = by_time(stage, units=0)
    quote = open_quote(scene.propose(scene.incident(), 1, 2))
    said = Standing(
        ticket_id=quote.ticket_id, quote_id=quote.id, content_sha256=quote.content_sha256
    )
    return case(said, scene.nora, content_sha256="")


def defect(stage: Stage) -> Case:
    scene = by_time(stage)
    ticket = scene.agreed(1, 2)
    return case(OwnDefect(ticket_id=ticket.id, turn=ticket.turn), scene.tomas, turn=99)


def started(stage: Stage) -> Case:
    scene = by_time(stage)
    said = Beginning(ticket_id=scene.agreed(1, 2).id)
    return case(said, scene.tomas, ticket_id=new_id(MONDAY_9AM))


def stopped(stage: Stage) -> Case:
    scene = by_time(stage)
    ticket = scene.agreed(1, 2)
    entry_id = scene.start(ticket, at=after(hours=1))
    said = Pause(ticket_id=ticket.id, entry_id=entry_id, text="Done.")
    return case(said, scene.tomas, text="Not done.")


def added(stage: Stage) -> Case:
    scene = by_time(stage)
    ticket = scene.agreed(1, 2)
    said = WorkedTime(ticket_id=ticket.id, begins_at=after(hours=1), minutes=5, text="Done.")
    return case(said, scene.tomas, minutes=6)


def struck(stage: Stage) -> Case:
    scene = by_time(stage)
    ticket = scene.agreed(1, 2)
    entry = scene.add(ticket, after(hours=1), 5, at=after(hours=2))
    said = Strike(ticket_id=fresh(ticket).id, entry_id=entry.id, reason="Wrong.")
    return case(said, scene.tomas, reason="Right.")


CASES: dict[str, Callable[[Stage], Case]] = {
    "tickets.second_quote": seconding,
    "tickets.approve_when_funded": standing,
    "tickets.find_defect": defect,
    "work.start_timer": started,
    "work.stop_timer": stopped,
    "work.add_time": added,
    "work.strike_time": struck,
    "work.stop_timers": lambda s: Case(DueStops(), s.machine, None),
    "work.warn_of_limits": lambda s: Case(DueWarnings(), s.machine, None),
}
