"""Names and addresses stand on one line, are as long as we can keep, or are refused."""

from dataclasses import replace

import pytest

from makegood.brands.ids import new_id
from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.commands.brands.create_brand import (
    BrandIsMalformed,
    BrandIsTaken,
    NewBrand,
    create_brand,
)
from makegood.commands.people.add_company import CompanyIsMalformed, NewCompany, add_company
from makegood.commands.people.add_member import MemberIsMalformed, NewMember, add_member
from makegood.people.models import Company, Machine, Member
from tests.doors.hostile import kept
from tests.world import MONDAY_9AM, key

NO_NAMES = ("", " \t", "\x00", "\u202e\u200b", "\ud800", "x" * 121)
CROOKED = "Nora\r\nBcc: x\u202e\x00 \u2028E."
STRAIGHT = "Nora Bcc: x E."
NO_ADDRESSES = ("", "nora", "a@b", "a@b@c.de", "a b@c.de", "a\x00@b.de", "a@b.de\n", "\u202ea@b.de")
NO_USER_NAMES = ("", "x", "a b", "a\x00b", "ß" * 31, "x" * 61, "a@b", "../a", "a\n")


@pytest.fixture
def brand(world):
    return world.brand()


@pytest.fixture
def nora():
    return NewMember(
        address="nora@example.com",
        user_name="nora",
        name="Nora",
        language="en",
        roles=("agent",),
    )


def test_a_name_is_straightened_or_refused(brand, world, nora):
    by = world.machine(brand)
    add_company(NewCompany(name=CROOKED), by=by, key=key(), at=MONDAY_9AM)
    add_member(replace(nora, name=CROOKED), by=by, key=key(), at=MONDAY_9AM)

    with reading(brand.id):
        assert Company.objects.get().name == Member.objects.get().name == STRAIGHT
    before = kept()
    for name in NO_NAMES:
        with pytest.raises(CompanyIsMalformed):
            add_company(NewCompany(name=name), by=by, key=key(), at=MONDAY_9AM)
        with pytest.raises(MemberIsMalformed):
            add_member(replace(nora, name=name), by=by, key=key(), at=MONDAY_9AM)
    assert kept() == before


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("address", (*NO_ADDRESSES, "a@" + "b" * 250 + ".de")),
        ("user_name", NO_USER_NAMES),
        ("language", ("", "xx", "en\x00", "x" * 11)),
    ],
)
def test_what_a_member_cannot_have_is_refused(brand, world, nora, field, wrong):
    for said in wrong:
        with pytest.raises(MemberIsMalformed) as refused:
            made = replace(nora, **{field: said})
            add_member(made, by=world.machine(brand), key=key(), at=MONDAY_9AM)
        assert refused.value.details == {"field": field}, ascii(said)


def test_a_brand_has_a_name_on_one_line_and_an_address_of_its_own(empty):
    said = NewBrand(
        slug="quillbit",
        name="Quill\r\nbit",
        host="quillbit.localhost",
        prefix="QB",
        colour="#413b9f",
        languages=("en",),
        time_zone="UTC",
        support_address="Support@Quillbit.example",
    )

    def create(**changes: str) -> None:
        machine = Machine("operator", brand_id=new_id(MONDAY_9AM))
        create_brand(replace(said, **changes), by=machine, key=key(), at=MONDAY_9AM)

    create()
    assert Brand.objects.get().name == "Quill bit"
    with pytest.raises(BrandIsTaken):
        create(slug="other", host="other.localhost")
    for address in (*NO_ADDRESSES, "a@" + "b" * 250 + ".de"):
        with pytest.raises(BrandIsMalformed):
            create(slug="other", host="other.localhost", support_address=address)
