"""A compiled query finds what its query set would, whatever it is told."""

from uuid import UUID

import pytest
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from makegood.brands.compiled import compiled, fetched
from makegood.brands.scope import reading
from makegood.tickets.models import Message, Ticket
from tests.world import World


@compiled
def tickets_within(brand_id: UUID, company_id: UUID | None, state: str) -> QuerySet[Ticket]:
    seen = Ticket.objects.within(brand_id, company_id).filter(state=state)
    return seen.select_related("company", "requester__person").order_by("number")


@compiled
def numbered(brand_id: UUID, numbers: tuple[int, ...]) -> QuerySet[Ticket]:
    return Ticket.objects.filter(brand=brand_id, number__any=numbers).order_by("number")


@compiled
def without_its_value(brand_id: UUID, ticket_id: UUID) -> QuerySet[Ticket]:
    return Ticket.objects.filter(brand=brand_id)


@pytest.fixture
def tickets(world: World) -> list[Ticket]:
    """Two of nora's, one of paul's, who is with another company."""
    brand = world.brand()
    agent = world.agent(brand)
    nora, paul = world.customer(brand, "nora"), world.customer(brand, "paul")
    return [world.ticket(one, agent) for one in (nora, paul, nora)]


def test_it_finds_other_rows_for_other_values(tickets: list[Ticket]) -> None:
    ours, theirs, _last = tickets
    with reading(ours.brand_id):
        for company_id in (ours.company_id, theirs.company_id, None):
            for state in ("awaiting_approval", "closed"):
                plain = Ticket.objects.within(ours.brand_id, company_id).filter(state=state)
                found = tickets_within(ours.brand_id, company_id, state)
                assert found == list(plain.order_by("number"))


def test_what_is_selected_with_it_needs_no_further_query(
    tickets: list[Ticket], django_assert_num_queries: type[CaptureQueriesContext]
) -> None:
    first = tickets[0]
    with reading(first.brand_id):
        (found, *_rest) = tickets_within(first.brand_id, first.company_id, "awaiting_approval")
        with django_assert_num_queries(0):
            assert found.company.name == first.company.name
            assert found.requester.person.user_name == "nora"
            assert found.told == {}


def test_what_several_rows_refer_to_is_one_instance(tickets: list[Ticket]) -> None:
    with reading(tickets[0].brand_id):
        first, other, last = tickets_within(tickets[0].brand_id, None, "awaiting_approval")
    assert first.company is last.company and first.requester is last.requester
    assert other.company.name == tickets[1].company.name != first.company.name
    assert other.requester.person.user_name == "paul"


def test_however_many_values_there_are_it_is_one_of_them(tickets: list[Ticket]) -> None:
    brand_id = tickets[0].brand_id
    with reading(brand_id):
        assert [one.number for one in numbered(brand_id, (1, 3))] == [1, 3]
        assert [one.number for one in numbered(brand_id, (2,))] == [2]
        assert [one.number for one in numbered(brand_id, (3, 2))] == [2, 3]


def test_it_is_read_and_counted_in_parts(tickets: list[Ticket]) -> None:
    brand_id = tickets[0].brand_id
    with reading(brand_id):
        told = (brand_id, None, "awaiting_approval")
        assert [one.number for one in tickets_within.part(slice(1, 3), *told)] == [2, 3]
        assert tickets_within.part(slice(3, 6), *told) == []
        assert tickets_within.number(2, *told) == 2
        assert tickets_within.number(10, *told) == 3


def test_a_value_that_the_query_leaves_out_is_an_error(tickets: list[Ticket]) -> None:
    first = tickets[0]
    with reading(first.brand_id), pytest.raises(AssertionError, match="appears nowhere"):
        without_its_value(first.brand_id, first.id)


def test_what_cannot_stand_in_a_query_is_an_error(tickets: list[Ticket]) -> None:
    with reading(tickets[0].brand_id), pytest.raises(TypeError, match="ids, moments, days"):
        without_its_value(tickets[0].brand_id, object())  # type: ignore[arg-type]


def test_rows_are_given_to_their_owners(
    tickets: list[Ticket], django_assert_num_queries: type[CaptureQueriesContext]
) -> None:
    first, second, _last = tickets
    rows = [Message(ticket_id=one.id, position=number) for number, one in enumerate(tickets[:2])]
    fetched(tickets, "messages", rows, by="ticket")
    with django_assert_num_queries(0):
        assert [list(one.messages.all()) for one in tickets] == [[rows[0]], [rows[1]], []]
        assert rows[0].ticket is first
        assert rows[1].ticket is second
