"""Two versions of an agreement are published at once: both are, one after the other."""

from functools import partial

import pytest

from makegood.agreements.models import Version
from makegood.brands.scope import reading
from makegood.commands.agreements.publish_version import NewVersion, publish_version
from tests.packs import pack
from tests.processes import race
from tests.world import MONDAY_9AM, key

pytestmark = pytest.mark.processes


def test_two_versions_at_once_get_two_numbers(world):
    brand = world.brand()
    said = NewVersion(files=tuple(pack("tickets").items()))
    by = world.machine(brand)
    for _ in range(4):
        publishing = [
            partial(publish_version, said, by=by, key=key(), at=MONDAY_9AM) for _ in range(2)
        ]
        outcomes = race(*publishing)
        first, second = sorted(outcome.number for outcome in outcomes)
        assert second == first + 1

    with reading(brand.id):
        numbers = list(Version.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, 10))
