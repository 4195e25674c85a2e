"""What is foreseen is asked at once, and answered as if it were asked by itself."""

from typing import Any

from django.test.utils import CaptureQueriesContext

from makegood.brands.compiled import compiled
from makegood.brands.foreseen import answer, foreseen, question
from makegood.brands.scope import reading
from makegood.people.models import Member
from tests.world import World


@compiled
def _named(brand_id: Any, name: str) -> Any:
    return Member.objects.filter(brand=brand_id, name=name).order_by("id")


def test_it_answers_once_and_without_a_query(
    world: World, django_assert_num_queries: type[CaptureQueriesContext]
) -> None:
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    array = question("SELECT %(number)s + unnest(%(one)s::int[])", {"number": 1, "one": [1, 2]})

    with reading(brand.id):
        about = (_named.about(brand.id, nora.name), _named.about(brand.id, tomas.name), array)
        with foreseen(*about):
            with django_assert_num_queries(0):
                assert _named(brand.id, tomas.name) == [tomas]
                assert _named.first(brand.id, nora.name) == nora
                assert answer(array) == [(2,), (3,)]
            with django_assert_num_queries(1):
                assert _named(brand.id, nora.name) == [nora]
        with django_assert_num_queries(1):
            assert _named(brand.id, tomas.name) == [tomas]


def test_what_was_not_foreseen_is_asked(
    world: World, django_assert_num_queries: type[CaptureQueriesContext]
) -> None:
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)

    with (
        reading(brand.id),
        foreseen(_named.about(brand.id, nora.name)),
        django_assert_num_queries(1),
    ):
        assert _named(brand.id, tomas.name) == [tomas]


def test_what_a_scope_foresees_is_at_hand_in_it_and_asked_within_its_walls(
    world: World, django_assert_num_queries: type[CaptureQueriesContext]
) -> None:
    brand, another = world.brand(), world.brand("lotmarkt")
    nora, stranger = world.customer(brand), world.customer(another, "vera")
    about = (_named.about(brand.id, nora.name), _named.about(another.id, stranger.name))

    with reading(brand.id, foreseeing=about), django_assert_num_queries(0):
        assert _named(brand.id, nora.name) == [nora]
        assert _named(another.id, stranger.name) == []


def test_what_is_foreseen_after_a_statement_sees_what_it_did(world: World) -> None:
    brand = world.brand()
    zone = question("SELECT current_setting(%s)", ["app.tried"])
    statement = "SELECT set_config('app.tried', %s, true)", ["yes"]

    with reading(brand.id), foreseen(zone, after=statement):
        assert answer(zone) == [("yes",)]
