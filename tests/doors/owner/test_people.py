"""Who belongs to a brand is an owner's affair."""

import pytest

from makegood.brands.scope import reading
from makegood.commands.people.change_roles import NewRoles, RolesDoNotFit, change_roles
from makegood.commands.people.end_membership import Leaving, end_membership
from makegood.commands.refused import NotAllowed, NotThere
from makegood.commands.steps.members import LastOwner
from makegood.people.models import Company, Member
from tests.journeys.pages import signed_in, text_of
from tests.world import after, key


def person(name: str, **further: object) -> dict[str, object]:
    return {
        "name": name.capitalize(),
        "address": f"{name}@example.com",
        "user_name": name,
        "language": "en",
        "key": key(),
        **further,
    }


def test_an_owner_adds_staff_and_customers(world):
    brand = world.brand()
    desk = signed_in(world.owner(brand))

    desk.post("/owner/people/quillbit/staff", person("ines", roles=["agent"]))
    said = person("nora", roles=["requester", "approver"], company="Linde")
    desk.post("/owner/people/quillbit/customers", said)
    said = person("paul", roles=["requester"], company="linde")
    desk.post("/owner/people/quillbit/customers", said)

    listed = text_of(desk.get("/owner/people/"))
    assert "Ines staff ines agent" in listed
    with reading(brand.id):
        nora, paul = (Member.objects.get(name=name) for name in ("Nora", "Paul"))
        assert nora.company_id == paul.company_id
        assert (nora.roles, paul.roles) == (["approver", "requester"], ["requester"])


def test_a_form_keeps_what_was_typed_and_says_what_is_right(world):
    brand = world.brand()
    desk = signed_in(world.owner(brand))

    page = desk.post("/owner/people/quillbit/staff", person("ines and co", roles=["agent"]))

    assert page.status_code == 400
    assert "Use 2 to 60 letters" in text_of(page)
    assert 'value="ines and co"' in page.content.decode()


def test_a_role_that_is_taken_is_gone_at_the_next_request(world):
    brand = world.brand()
    owner, tomas = world.owner(brand), world.agent(brand)
    theirs = signed_in(tomas)
    assert theirs.get("/desk/").status_code == 200

    signed_in(owner).post(f"/owner/people/{tomas.id}/departure", {"key": key()})

    assert theirs.get("/desk/").status_code == 403


def test_an_agent_finds_no_page_of_owners(world):
    brand = world.brand()
    tomas, nora = world.agent(brand), world.customer(brand)
    desk = signed_in(tomas)

    assert desk.get("/owner/people/").status_code == 404
    assert desk.get("/owner/people/quillbit/staff").status_code == 404
    assert desk.post(f"/owner/people/{nora.id}/departure").status_code == 404


def test_nobody_changes_his_own_standing_or_leaves_a_brand_without_owner(world):
    brand = world.brand()
    owner, tomas = world.owner(brand), world.agent(brand)
    alone = Leaving(member_id=owner.id)

    with pytest.raises(NotAllowed):
        end_membership(alone, by=owner, key=key(), at=after(hours=1))
    with pytest.raises(LastOwner):
        end_membership(alone, by=world.machine(brand), key=key(), at=after(hours=1))
    with pytest.raises(NotAllowed):
        change_roles(
            NewRoles(member_id=owner.id, roles=("agent",)), by=tomas, key=key(), at=after(hours=1)
        )
    with pytest.raises(RolesDoNotFit):
        change_roles(
            NewRoles(member_id=tomas.id, roles=("approver",)),
            by=owner,
            key=key(),
            at=after(hours=1),
        )


def test_another_brands_member_is_not_there(world):
    here, there = world.brand("quillbit"), world.brand("tessero")
    owner, yelena = world.owner(here), world.agent(there, "yelena")

    with pytest.raises(NotThere):
        end_membership(Leaving(member_id=yelena.id), by=owner, key=key(), at=after(hours=1))
    assert signed_in(owner).get(f"/owner/people/{yelena.id}/").status_code == 404


def test_a_customer_whose_person_is_refused_is_not_entered_either(world):
    brand = world.brand()
    world.customer(brand)
    desk = signed_in(world.owner(brand))
    said = person("nora", roles=["requester"], company="Quince Ltd", address="new@example.com")

    page = desk.post("/owner/people/quillbit/customers", said)

    assert "Somebody has this user name" in text_of(page)
    with reading(brand.id):
        assert not Company.objects.filter(name="Quince Ltd").exists()


def test_a_form_that_is_sent_twice_adds_a_customer_once(world):
    brand = world.brand()
    desk = signed_in(world.owner(brand))
    said = person("paul", roles=["requester"], company="Quince Ltd")

    for _press in range(2):
        assert desk.post("/owner/people/quillbit/customers", said).status_code == 302

    with reading(brand.id):
        assert Company.objects.filter(name="Quince Ltd").count() == 1
        assert Member.objects.filter(name="Paul").count() == 1
