"""Whatever a program sends to any act: no error of ours, and a refusal changes nothing.

Each act's body is what its command asks for, with one value or all of them replaced.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse

from makegood.api.v1.acts import ACTS
from makegood.api.v1.route import Act
from tests.doors.api.program import Program
from tests.doors.crawl import body_of
from tests.doors.crawl_cast import agreement_with_everything, ids_of
from tests.doors.hostile import MARKUP, NAUGHTY, collected_strings, kept
from tests.world import after

OF_ANOTHER_TYPE = (None, [], {}, True, -1, 10**30, 1.5, "", "x\x00y", "9" * 5000, "\ud800", MARKUP)
EVERY = 20  # in a long run a string goes into every twentieth value


@dataclass
class Sender:
    """Sends to the acts of the API, and sees what comes of it."""

    programs: list[Program]
    ids: dict[str, object]
    before: dict[str, str] = field(default_factory=kept)
    wrong: list[str] = field(default_factory=list)

    def send(self, act: Act, body: Any) -> None:
        path = act.path
        for name, value in self.ids.items():
            path = path.replace(f"{{uuid:{name}}}", str(value)).replace(f"{{{name}}}", str(value))
        for program in self.programs:
            response = program.post(path, json.dumps(body).encode(), turn=1)
            self.wrong += [
                f"{act.path} {one} for {json.dumps(body)[:300]}" for one in self._flaws(response)
            ]

    def _flaws(self, response: HttpResponse) -> Iterator[str]:
        if response.status_code in (401, 429, *range(500, 600)) or b"Traceback" in response.content:
            yield f"answers {response.status_code}"
        now, before = kept(), self.before
        self.before = now
        if response.status_code < 400:
            return
        if response.headers["Content-Type"] != "application/problem+json":
            yield f"says no as {response.headers['Content-Type']}"
        if now != before:
            yield f"says {response.status_code} and changes something"


@pytest.fixture
def sender(world, settings) -> Iterator[Sender]:
    settings.API_PER_MINUTE = {"token": 10**9, "address": 10**9}
    brand = world.brand(agreement=agreement_with_everything())
    nora, tomas = world.customer(brand), world.agent(brand)
    with time_machine.travel(after(hours=2), tick=False):
        # Whoever is made somebody else, or sent away, is nobody who sends.
        ids = {**ids_of(world, nora, tomas), "member_id": world.customer(brand, "paul").id}
        programs = [Program(world, member) for member in (nora, world.owner(brand))]
        for program in programs:
            program.client.raise_request_exception = False
            assert program.get("/tickets").status_code == 200  # its use is noted, once a day
        yield Sender(programs, ids)


def test_a_value_of_another_type_is_refused(sender):
    for place, act in enumerate(ACTS):
        body = body_of(act, sender.ids)
        for turn, name in enumerate(body):
            value = OF_ANOTHER_TYPE[(place + turn) % len(OF_ANOTHER_TYPE)]
            sender.send(act, {**body, name: value})
        sender.send(act, OF_ANOTHER_TYPE[place % len(OF_ANOTHER_TYPE)])

    assert not sender.wrong, "\n".join(sender.wrong)


@pytest.mark.soak
def test_each_value_is_each_naughty_string(sender):
    strings = [*OF_ANOTHER_TYPE, *NAUGHTY, *collected_strings()]
    for place, act in enumerate(ACTS):
        body = body_of(act, sender.ids)
        for turn, name in enumerate(body):
            for value in strings[(place + turn) % EVERY :: EVERY]:
                sender.send(act, {**body, name: value})

    assert not sender.wrong, "\n".join(sender.wrong)
