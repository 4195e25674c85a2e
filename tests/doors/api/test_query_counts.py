"""Does a list ask the database as often for many things as for few?"""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from makegood.api.v1.reads import READS
from makegood.api.v1.route import Many
from tests.world import fresh, key

FEW, MANY = 2, 7


def queries(program, path):
    with CaptureQueriesContext(connection) as captured:
        answer = program.get(path)
        assert answer.status_code == 200, (path, answer.content)
    return len(captured), len(answer.json()["items"])


def live(cast, count):
    """So many more of everything that is listed."""
    for _each in range(count):
        cast.world.request(cast.nora)
        other = cast.world.customer(cast.nora.brand, f"other-{key()}")
        product = cast.world.product(cast.nora.brand, f"forms-{key()}")
        cast.world.purchase(other, product)
        cast.world.ticket(cast.nora, cast.tomas, units=2, reason="Two parts.")
        for program in (cast.noras, cast.tomas_):
            turn = fresh(cast.ticket).turn
            said = program.post(f"/tickets/{cast.ticket.id}/replies", {"text": "Hm."}, turn=turn)
            assert said.status_code == 200, said.content


def test_a_list_asks_as_often_for_seven_as_for_two(cast):
    listed = [one.path for one in READS if isinstance(one, Many)]
    paths = [path.replace("{uuid:ticket_id}", str(cast.ticket.id)) for path in listed]
    for program in (cast.tomas_, cast.noras):
        program.get("/me")  # the first use of the day is noted
    live(cast, FEW)
    few = {path: queries(cast.tomas_, path) for path in paths}
    live(cast, MANY - FEW)
    many = {path: queries(cast.tomas_, path) for path in paths}

    assert {path: many[path][0] for path in paths} == {path: few[path][0] for path in paths}
    grown = {path for path in paths if many[path][1] > few[path][1]}
    assert len(grown) >= 6, grown
    assert max(count for count, _items in many.values()) <= 15, many
