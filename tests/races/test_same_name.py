"""Two want the same name, address or host at once: one has it, and the other hears so."""

from functools import partial

import pytest

from makegood.brands.ids import new_id
from makegood.commands.brands.create_brand import BrandIsTaken, NewBrand, create_brand
from makegood.commands.people.add_member import (
    AddedMember,
    AlreadyAMember,
    NewMember,
    UserNameIsTaken,
    add_member,
)
from makegood.people.models import Machine
from tests.processes import race
from tests.world import MONDAY_9AM, key

pytestmark = pytest.mark.processes

ROUNDS = 4


def somebody(place: int, address: str) -> NewMember:
    return NewMember(
        address=f"{address}{place}@example.com",
        user_name=f"ines{place}",
        name="Ines",
        language="en",
        roles=("agent",),
    )


@pytest.mark.parametrize(
    ("addresses", "refusal"), [(("a", "a"), AlreadyAMember), (("a", "b"), UserNameIsTaken)]
)
def test_two_owners_add_the_same_person_or_user_name(world, addresses, refusal):
    by = world.machine(world.brand())
    for place in range(ROUNDS):
        outcomes = race(
            *[
                partial(add_member, somebody(place, one), by=by, key=key(), at=MONDAY_9AM)
                for one in addresses
            ]
        )
        assert sum(isinstance(outcome, AddedMember) for outcome in outcomes) == 1, outcomes
        assert outcomes.count(refusal) == 1, outcomes


def test_two_brands_want_the_same_host(empty):
    for place in range(ROUNDS):
        creating = []
        for slug in ("one", "other"):
            said = NewBrand(
                slug=f"{slug}-{place}",
                name=slug,
                host=f"support-{place}.example",
                prefix="QB",
                colour="#413b9f",
                languages=("en",),
                time_zone="UTC",
                support_address=f"{slug}-{place}@support.example",
            )
            by = Machine("operator", brand_id=new_id(MONDAY_9AM))
            creating.append(partial(create_brand, said, by=by, key=key(), at=MONDAY_9AM))

        assert race(*creating).count(BrandIsTaken) == 1
