"""What all journeys have in common: they begin on the Monday of the cast."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.world import MONDAY_9AM


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """The clock that doors read stands there, and goes on: what was proposed has not lapsed."""
    with time_machine.travel(MONDAY_9AM, tick=True):
        yield
