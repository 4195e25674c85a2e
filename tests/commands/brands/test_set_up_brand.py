"""Setting up the first brand by the one-time link."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connections

from makegood.agreements.queries import version_in_force
from makegood.brands.ids import new_id
from makegood.brands.models import Brand, SetupLink
from makegood.brands.scope import reading
from makegood.commands.agreements.publish_version import AgreementHasFlaws
from makegood.commands.brands.create_brand import BrandIsMalformed
from makegood.commands.brands.set_up_brand import set_up_brand
from makegood.commands.people.add_member import MemberIsMalformed
from makegood.commands.refused import KeyAlreadyUsed, NotAllowed, NotThere
from makegood.events.models import Fact
from makegood.people.models import Machine, Person
from tests.commands.brands.first_brand import first_brand, offered
from tests.world import MONDAY_9AM, after, key, member


def test_the_first_owner_gets_brand_agreement_and_membership_at_once(empty):
    machine = offered()

    answer = set_up_brand(first_brand(), by=machine, key=key(), at=after(hours=1))

    brand = Brand.objects.get()
    assert brand.id == answer.brand_id == machine.brand_id
    olga = member(brand.id, answer.owner_id)
    assert (olga.name, olga.roles, olga.person.user_name) == (
        "Olga Example",
        ["agent", "owner"],
        "olga",
    )
    assert not olga.person.has_usable_password()
    with reading(brand.id):
        assert version_in_force(brand.id, on=after(hours=1).date()) is not None
        kinds = Fact.objects.filter(brand=brand).values_list("kind", flat=True)
        assert set(kinds) == {"brand.created", "version.published", "member.added"}
    assert SetupLink.objects.get().used_at == after(hours=1)


def test_said_twice_it_is_done_once(empty):
    machine, same_key = offered(), key()

    first = set_up_brand(first_brand(), by=machine, key=same_key, at=after(hours=1))
    again = set_up_brand(first_brand(), by=machine, key=same_key, at=after(hours=2))

    assert again == first
    assert Brand.objects.count() == 1
    with pytest.raises(KeyAlreadyUsed):
        set_up_brand(first_brand(slug="other"), by=machine, key=same_key, at=after(hours=2))


@pytest.mark.parametrize(("seconds", "is_good"), [(-1, True), (0, False), (1, False)])
def test_a_link_ends_after_three_days(empty, seconds, is_good):
    machine = offered()
    at = MONDAY_9AM + timedelta(hours=72, seconds=seconds)

    if is_good:
        set_up_brand(first_brand(), by=machine, key=key(), at=at)
    else:
        with pytest.raises(NotThere):
            set_up_brand(first_brand(), by=machine, key=key(), at=at)
    assert Brand.objects.exists() is is_good


def test_a_used_link_is_as_good_as_none(empty):
    machine = offered()
    set_up_brand(first_brand(), by=machine, key=key(), at=after(hours=1))

    with pytest.raises(NotThere):
        said = first_brand(slug="other", user_name="otto")
        set_up_brand(said, by=machine, key=key(), at=after(hours=2))


def test_a_second_link_is_no_good_once_there_is_a_brand(empty):
    machine, late = offered(), offered("another-token")
    set_up_brand(first_brand(), by=machine, key=key(), at=after(hours=1))

    with pytest.raises(NotThere):
        said = first_brand("another-token", slug="other", user_name="otto")
        set_up_brand(said, by=late, key=key(), at=after(hours=2))


def test_an_unknown_link_is_refused(empty):
    machine = offered()

    with pytest.raises(NotThere):
        set_up_brand(first_brand("guessed"), by=machine, key=key(), at=after(hours=1))
    with pytest.raises(NotThere):
        stranger = Machine("set-up", brand_id=new_id(MONDAY_9AM))
        set_up_brand(first_brand(), by=stranger, key=key(), at=after(hours=1))


def test_a_member_sets_nothing_up(world):
    olga = world.owner(world.brand())

    with pytest.raises(NotAllowed):
        set_up_brand(first_brand(), by=olga, key=key(), at=after(hours=1))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"brand": {"slug": "No Good"}}, BrandIsMalformed),
        ({"brand": {"host": "localhost"}}, BrandIsMalformed),  # the desk's own
        ({"agreement": {"files": (("agreement.toml", "name ="),)}}, AgreementHasFlaws),
        ({"owner": {"user_name": "o"}}, MemberIsMalformed),
    ],
)
def test_whatever_is_wrong_undoes_all_and_leaves_the_link_good(empty, changes, refusal):
    machine, right = offered(), first_brand()
    wrong = replace(
        right, **{part: replace(getattr(right, part), **said) for part, said in changes.items()}
    )

    with pytest.raises(refusal):
        set_up_brand(wrong, by=machine, key="first brand", at=after(hours=1))

    assert not Brand.objects.exists()
    assert not Person.objects.exists()
    assert SetupLink.objects.get().used_at is None
    set_up_brand(right, by=machine, key="first brand", at=after(hours=2))


def test_of_two_links_used_at_once_one_wins(empty):
    barrier, outcomes = Barrier(2), []
    links = {token: offered(token) for token in ("one-token", "other-token")}

    def use(token, slug):
        said = first_brand(token, slug=slug, user_name=slug)
        barrier.wait()
        try:
            set_up_brand(said, by=links[token], key=key(), at=after(hours=1))
            outcomes.append("set up")
        except NotThere:
            outcomes.append("refused")
        finally:
            connections.close_all()

    threads = [
        Thread(target=use, args=("one-token", "one")),
        Thread(target=use, args=("other-token", "other")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["refused", "set up"]
    assert Brand.objects.count() == 1
