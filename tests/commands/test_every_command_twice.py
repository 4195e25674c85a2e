"""Whatever is said twice under one key is done once; other content under it is refused.

Every command of the package is here: one that is missing from the table fails.
"""

import importlib
import pkgutil
from collections.abc import Callable

import pytest
from django.db.models import Model

import makegood.commands
from makegood.brands.ids import new_id
from makegood.brands.scope import reading
from makegood.commands.brands.offer_setup_link import NewSetupLink
from makegood.commands.command import COMMANDS
from makegood.commands.refused import KeyAlreadyUsed
from makegood.people.models import Actor, Machine
from makegood.receipts.models import Receipt
from makegood.tickets.models import Draft, Look
from tests.commands.brands.first_brand import first_brand, offered
from tests.commands.twice import every_case
from tests.commands.twice.stage import Case, case, stage_in
from tests.world import (
    MONDAY_9AM,
    after,
    key,
)

SIGNS_OF_LIFE = {"desk.keep_draft", "desk.look_at_ticket"}
CASES = every_case()
# What can be done on an empty installation alone.
FIRST_CASES: dict[str, Callable[[], Case]] = {
    "brands.offer_setup_link": lambda: case(
        NewSetupLink(token_sha256="a" * 64),
        Machine("operator", brand_id=new_id(MONDAY_9AM)),
        token_sha256="b" * 64,
    ),
    "brands.set_up_brand": lambda: Case(first_brand(), offered(), first_brand(slug="other")),
}


def all_operations() -> set[str]:
    for module in pkgutil.walk_packages(makegood.commands.__path__, "makegood.commands."):
        importlib.import_module(module.name)
    return set(COMMANDS)


@pytest.fixture
def stage(world):
    return stage_in(world)


def test_every_command_is_in_the_table():
    assert all_operations() == {*CASES, *FIRST_CASES}


@pytest.mark.parametrize("operation", sorted(CASES.keys() - SIGNS_OF_LIFE))
def test_a_command_is_done_once_for_each_key(stage, operation):
    said_twice(operation, CASES[operation](stage))


@pytest.mark.parametrize("operation", sorted(FIRST_CASES))
def test_a_first_command_is_done_once_for_each_key(empty, operation):
    said_twice(operation, FIRST_CASES[operation]())


@pytest.mark.parametrize("operation", sorted(SIGNS_OF_LIFE))
def test_a_sign_of_life_is_one_row_and_no_receipt_under_whichever_key(stage, operation):
    told, run, same_key = CASES[operation](stage), COMMANDS[operation], key()
    receipts = rows(told.by, Receipt)

    said = [(told.said, same_key), (told.other, same_key), (told.said, key())]
    for hours, (words, one_key) in enumerate(said):
        run(words, by=told.by, key=one_key, at=after(hours=hours))

    assert rows(told.by, Receipt) == receipts
    assert rows(told.by, Draft) + rows(told.by, Look) == 1


def rows(actor: Actor, model: type[Model]) -> int:
    with reading(actor.brand_id):
        return model._default_manager.count()


def said_twice(operation: str, told: Case) -> None:
    run, same_key = COMMANDS[operation], key()

    first = run(told.said, by=told.by, key=same_key, at=after(hours=3))
    again = run(told.said, by=told.by, key=same_key, at=after(hours=4))

    assert again == first
    if told.other is not None:
        with pytest.raises(KeyAlreadyUsed):
            run(told.other, by=told.by, key=same_key, at=after(hours=5))
    with pytest.raises(KeyAlreadyUsed):
        stranger = Machine("somebody else", brand_id=told.by.brand_id)
        run(told.said, by=stranger, key=same_key, at=after(hours=6))
