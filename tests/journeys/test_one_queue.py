"""Two kinds of support stand in one queue, and what was paid for goes first."""

import pytest
from django.db import connections

from makegood.tickets.models import Ticket
from tests.journeys.pages import signed_in, text_of
from tests.packs import pack, renamed
from tests.world import after

AS_WRITTEN = pack("tickets")


@pytest.fixture(params=[AS_WRITTEN, renamed(AS_WRITTEN)], ids=["as-written", "renamed"])
def agreement(request):
    return request.param


def the_other_way(files):
    """The agreement with its kinds of support in the other order."""
    head, premium, rest = files["agreement.toml"].split("[[tier]]\n")
    basic, tail = rest.split("\n\n", 1)
    text = f"{head}[[tier]]\n{basic}\n\n[[tier]]\n{premium}{tail}"
    return {**files, "agreement.toml": text}


def titles_in_order(page, *titles):
    return sorted(titles, key=page.index)


@pytest.mark.clause("T-02", through="page")
@pytest.mark.parametrize("first", ["premium", "basic"], ids=["as-written", "the-other-way"])
def test_what_was_agreed_on_stands_ahead_of_what_is_free(world, agreement, first):
    files = agreement if first == "premium" else the_other_way(agreement)
    brand = world.brand(agreement=files)
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 5)
    world.ticket(nora, tomas, tier="basic", units=0, title="Free, and first", at=after())
    paid = world.ticket(nora, tomas, title="Paid, and later", at=after(hours=1))
    desk = signed_in(tomas)
    assert "Paid, and later" not in text_of(desk.get("/desk/")), "nothing is agreed on yet"

    world.approve(paid, nora, at=after(hours=2))

    page = text_of(desk.get("/desk/"))
    ahead = ["Paid, and later", "Free, and first"]
    expected = ahead if first == "premium" else ahead[::-1]
    assert titles_in_order(page, *ahead) == expected


@pytest.mark.clause("T-12", through="page")
def test_no_end_is_named_on_accepted_work_but_its_place_is(world, agreement):
    brand = world.brand(agreement=agreement)
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 5)
    free = world.ticket(nora, tomas, tier="basic", units=0, at=after())
    first, second = (
        world.approve(world.ticket(nora, tomas, at=after(hours=at)), nora, at=after(hours=at))
        for at in (1, 2)
    )
    account, desk = signed_in(nora), signed_in(tomas)

    for place, ticket in enumerate((first, second, free), start=1):
        read = text_of(account.get(f"/tickets/{ticket.number}/"))
        assert f"number {place} in the queue; no finishing time is promised" in read
        worked = text_of(desk.get(f"/desk/tickets/{ticket.id}/"))
        assert "No time promised" in worked
        assert f"Number {place} in the queue of its brand." in worked


def test_far_back_in_the_queue_no_place_is_counted(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    last = world.ticket(nora, tomas, tier="basic", units=0, at=after())
    columns = [field.column for field in Ticket._meta.concrete_fields]
    ahead = {
        "id": "gen_random_uuid()",
        "number": "number + more",
        "queued_at": "queued_at - interval '1 hour'",
    }
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            f"INSERT INTO tickets_ticket ({', '.join(columns)})"
            f" SELECT {', '.join(ahead.get(column, column) for column in columns)}"
            " FROM tickets_ticket, generate_series(1, 1000) more WHERE id = %s",
            [last.id],
        )

    read = text_of(signed_in(nora).get(f"/tickets/{last.number}/"))
    assert "behind a thousand others in the queue; no finishing time is promised" in read
    worked = text_of(signed_in(tomas).get(f"/desk/tickets/{last.id}/"))
    assert "Behind a thousand others in the queue of its brand." in worked
