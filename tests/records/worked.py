"""Two desks at which time is paid for: in units with all that quotes can be, and in money."""

from datetime import timedelta

from makegood.commands.tickets.approve_when_funded import Standing, approve_when_funded
from makegood.commands.tickets.cancel_ticket import Cancellation, cancel_ticket
from makegood.commands.tickets.find_defect import OwnDefect, find_defect
from makegood.commands.work.stop_timers import DueStops, stop_timers
from makegood.commands.work.strike_time import Strike, strike_time
from makegood.commands.work.warn_of_limits import DueWarnings, warn_of_limits
from makegood.tickets.models import Ticket
from tests.commands.work.scene import Scene, scene_at
from tests.packs import changed, pack
from tests.world import World, after, balance_of, fresh, key, open_quote

TEN = after(hours=1)
LATE = '[[surcharge]]\nid = "late"\nclause = "16"\npercent = 100\n\n[ceiling]'


def work_in(world: World) -> None:
    """Ranges, supplements, second persons, awaited funds, timers, entries, settlements."""
    in_units = scene_at(world, world.brand("pagewell", agreement=pack("credits")), units=100)
    _agreed_in_parts(in_units)
    _worked(in_units)
    _ended(in_units)
    _awaited(in_units)
    hourly = changed(pack("hourly"), {"[ceiling]": LATE})
    by_the_hour = scene_at(world, world.brand("hourwell", agreement=hourly), units=0)
    billed = by_the_hour.by_the_hour(60_00, surcharges=("late",))
    by_the_hour.add(billed, TEN, 50)
    by_the_hour.solve(billed)
    _defect(by_the_hour, by_the_hour.by_the_hour(100_00))


def _agreed_in_parts(scene: Scene) -> None:
    wide = scene.propose(scene.incident(), 2, 6, classes=("price_plans",), people=2)
    more = scene.propose(scene.approve(wide), 1, 2, reason="More.", at=after(minutes=30))
    scene.approve(more, at=after(minutes=40))
    seconded = scene.second(scene.propose(scene.incident("other"), 30, 30))
    scene.approve(seconded, at=after(minutes=40))
    scene.propose(scene.incident("other"), 40, 40)


def _worked(scene: Scene) -> None:
    ticket = scene.agreed(1, 2)
    scene.start(ticket, at=TEN)
    clock = scene.world.machine(scene.brand)
    warn_of_limits(DueWarnings(), by=clock, key=key(), at=TEN + timedelta(minutes=55))
    stop_timers(DueStops(), by=clock, key=key(), at=TEN + timedelta(hours=2))
    wrong = scene.add(ticket, after(hours=3), 20)
    said = Strike(ticket_id=ticket.id, entry_id=wrong.id, reason="Another ticket.")
    strike_time(said, by=scene.ines, key=key(), at=after(hours=10))
    scene.solve(ticket)
    _defect(scene, ticket)
    running = scene.agreed(1, 3, "design")
    scene.start(running, at=after(hours=11))


def _ended(scene: Scene) -> None:
    ticket = scene.agreed(1, 4, "price_plans")
    scene.start(ticket, by=scene.ines, at=after(hours=12))
    said = Cancellation(ticket_id=ticket.id, turn=fresh(ticket).turn)
    cancel_ticket(said, by=scene.nora, key=key(), at=after(hours=12, minutes=31))
    forgotten = scene.agreed(1, 4, "price_plans")
    entry_id = scene.start(forgotten, by=scene.ines, at=after(hours=13))
    scene.stop(forgotten, entry_id, by=scene.ines, at=after(hours=13))


def _awaited(scene: Scene) -> None:
    """One that the balance suffices for in the end, and one that waits on."""
    scene.world.units(scene.nora, 1)
    for most in (20,) * 4:
        ticket = scene.propose(scene.incident("other"), most, most)
        if balance_of(scene.nora).available < most:
            _awaits(scene, ticket)
        else:
            scene.approve(ticket)
    scene.world.units(scene.nora, 20)


def _awaits(scene: Scene, ticket: Ticket) -> None:
    quote = open_quote(ticket)
    said = Standing(ticket_id=ticket.id, quote_id=quote.id, content_sha256=quote.content_sha256)
    approve_when_funded(said, by=scene.nora, key=key(), at=after(minutes=50))


def _defect(scene: Scene, ticket: Ticket) -> None:
    said = OwnDefect(ticket_id=ticket.id, turn=fresh(ticket).turn)
    find_defect(said, by=scene.tomas, key=key(), at=after(hours=11))
