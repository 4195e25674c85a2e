"""Every command of the package, killed before each statement, before its commit, and after it.

Whatever the point: nothing of it is there or all of it; asked again under the same key it is done
once, and `verify` finds nothing. Part of `bin/soak`: it takes minutes.
"""

from functools import partial

import pytest

from makegood.brands.scope import overseeing
from makegood.commands.command import COMMANDS
from tests.commands.test_every_command_twice import CASES, all_operations
from tests.commands.twice.stage import Stage, stage_in
from tests.conftest import truncate
from tests.processes import dies_at
from tests.verified import nothing_is_off
from tests.world import World, after, key

COUNTED = ("events_fact", "ledger_transfer", "ledger_posting", "outbox_parcel")


@pytest.mark.soak
@pytest.mark.parametrize("operation", sorted(CASES))
def test_a_command_that_dies_is_done_whole_or_not_at_all(empty, capsys, operation):
    assert operation in all_operations()
    point, died, outcomes = 0, True, set()

    while died:
        point += 1
        truncate()
        told = CASES[operation](_stage())
        work = partial(COMMANDS[operation], told.said, by=told.by, key=key(), at=after(hours=3))
        before = _counted()

        died = dies_at(point, work)

        outcomes.add(tuple(map(int.__sub__, _counted(), before)))
        assert nothing_is_off(), f"half done at fault point {point}"
        answer = work()
        done = tuple(map(int.__sub__, _counted(), before))
        assert work() == answer
        assert tuple(map(int.__sub__, _counted(), before)) == done
        assert outcomes <= {(0,) * len(COUNTED), done}, f"half done at fault point {point}"
        assert nothing_is_off()

    with capsys.disabled():
        print(f"\n{operation}: {point - 1} fault points")
    assert point > 3


def _stage() -> Stage:
    return stage_in(World())


def _counted() -> tuple[int, ...]:
    with overseeing() as cursor:
        counts = []
        for table in COUNTED:
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts.append(cursor.fetchone()[0])
    return tuple(counts)
