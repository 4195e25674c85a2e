"""Whatever is done in whichever order: nothing is half done, lost or owed twice.

A quick story for each agreement; `bin/soak` tells many long ones (MAKEGOOD_SEEDS, MAKEGOOD_STEPS).
"""

import json
import os
import secrets
from random import Random  # noqa: TID251 - the same seed tells the same story again

import pytest

from makegood.commands.command import COMMANDS
from tests.commands.test_every_command_twice import all_operations
from tests.packs import pack
from tests.simulation.conftest import AGREEMENT, DONE, NAMES, REFUSED
from tests.simulation.driver import Driver
from tests.simulation.invariants import all_holds, nothing_is_broken
from tests.simulation.own import OUTSIDE, OWN

SEEDS = range(int(os.environ.get("MAKEGOOD_SEEDS", "1")))
STEPS = int(os.environ.get("MAKEGOOD_STEPS", "40"))
LOOK_EVERY = 60  # steps


def test_every_command_takes_part_or_says_why_not():
    assert OUTSIDE.keys() <= all_operations()
    assert COMMANDS.keys() - OUTSIDE.keys()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_story_told_at_random_keeps_what_must_hold(
    world, monkeypatch, record_property, name, seed
):
    # Ids end in chance, and rows are chosen in the order of their ids.
    monkeypatch.setattr(secrets, "randbits", Random(f"ids {name} {seed}").getrandbits)
    brand = world.brand(f"sim-{name}", agreement=pack(name))
    operations = tuple(sorted(all_operations() - OUTSIDE.keys()))
    driver = Driver(world, brand, Random(f"{name} {seed}"), operations, OWN)
    driver.begin()

    for number in range(1, STEPS + 1):
        driver.step()
        nothing_is_broken()
        if number % LOOK_EVERY == 0:
            all_holds(brand)

    all_holds(brand)
    assert driver.done.total() >= STEPS // 10, driver.refused
    record_property(AGREEMENT, name)
    record_property(DONE, json.dumps(driver.done))
    record_property(REFUSED, json.dumps(driver.refusals()))
