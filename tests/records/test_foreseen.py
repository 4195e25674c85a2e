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
