"""A program reads what was promised on a ticket, and can reckon it again."""

from datetime import datetime

import pytest
import time_machine

from tests.doors.api.program import Program, problem
from tests.packs import pack
from tests.world import MONDAY_9AM, after


@pytest.fixture
def desk(world):
    brand = world.brand(agreement=pack("guarantee"))
    nora, tomas = world.customer(brand), world.agent(brand)
    bought = world.purchase(nora, world.product(brand))
    return nora, tomas, world.asked(nora, "fault", about=bought, at=MONDAY_9AM)


def test_a_broken_promise_is_told_with_each_stretch_and_what_is_owed(world, desk):
    nora, tomas, ticket = desk
    with time_machine.travel(after(hours=36), tick=False):
        for member in (nora, tomas):
            program = Program(world, member)
            shown = program.get(f"/tickets/{ticket.id}/promises").json()
            assert (shown["vendor_seconds"], shown["customer_seconds"]) == (36 * 3600, 0)
            (one,) = shown["items"]
            assert (one["rule"], one["state"]) == ("reply", "broken")
            assert one["within"] == {"amount": 24, "unit": "hour"}
            assert (one["used"], one["overdue_seconds"]) == (24 * 3600, 12 * 3600)
            assert sum(part["counted_seconds"] for part in one["parts"]) == 36 * 3600
            assert [part["is_late"] for part in one["parts"]] == [False, True]
            assert datetime.fromisoformat(one["due_at"]) == after(hours=24)
            owed = one["remedy"]
            assert (owed["least"], owed["proposed"], owed["most"]) == (9_00, 13_50, 18_00)
            assert (owed["currency"], owed["is_final"]) == ("EUR", False)
            assert one["remedy_because"][0]["finding"] == "share_by_delay"


def test_a_running_promise_owes_nothing(world, desk):
    nora, _tomas, ticket = desk
    with time_machine.travel(after(hours=6), tick=False):
        program = Program(world, nora)
        (one,) = program.get(f"/tickets/{ticket.id}/promises").json()["items"]
    assert (one["state"], one["remedy"], one["remedy_because"]) == ("running", None, [])
    assert one["used"] == 6 * 3600


def test_whoever_may_not_see_the_ticket_sees_no_promises(world, desk):
    _nora, _tomas, ticket = desk
    stranger = world.agent(world.brand("tannhill"), "ines")
    with time_machine.travel(after(hours=6), tick=False):
        program = Program(world, stranger)
        problem(program.get(f"/tickets/{ticket.id}/promises"), 404)
