"""What does the clock find to do, and does trouble in one brand keep another one waiting?"""

import pytest
import time_machine
from django.db import connection

from makegood.brands.scope import reading
from makegood.jobs.due import due_at
from makegood.jobs.tasks import look_after_time
from makegood.outbox.models import Parcel
from makegood.receipts.models import Receipt
from tests.outbox.parcels import parcel, post_letter, posted
from tests.world import MONDAY_9AM, after, facts, fresh


def minute(at):
    with time_machine.travel(at, tick=False):
        look_after_time(int(at.timestamp()))


@pytest.fixture
def brand(world):
    return world.brand()


def test_a_quiet_minute_leaves_no_trace(world, brand):
    def receipts():
        with reading(brand.id):
            return Receipt.objects.count()

    before = receipts()
    minute(after(hours=1))

    assert receipts() == before
    assert due_at(after(hours=1)).brand_ids == []


@pytest.mark.clause("T-10", through="command")
def test_customers_are_reminded_and_proposals_lapse_as_time_goes_by(world, brand):
    ticket = world.ticket(world.customer(brand), world.agent(brand))

    for day in range(31):
        minute(after(days=day))

    assert len(posted(brand.id, "decision_reminder")) == 2
    assert fresh(ticket).state == "lapsed"
    assert [fact.at for fact in facts(brand.id, "quote.reminded")] == [
        after(days=7),
        after(days=12),
    ]


def test_what_was_missed_is_made_up_for_once(world, brand):
    world.ticket(world.customer(brand), world.agent(brand))

    minute(after(days=13))
    minute(after(days=13))
    minute(after(days=13, minutes=1))

    assert len(posted(brand.id, "decision_reminder")) == 1


def test_each_brand_has_its_own_time(world, brand):
    other = world.brand("tessero")
    world.ticket(world.customer(brand), world.agent(brand))
    world.ticket(world.customer(other, "vera"), world.agent(other, "ole"), at=after(days=1))

    due = due_at(after(days=7))

    assert due.to_remind == {brand.id}


def test_trouble_in_one_brand_keeps_no_other_waiting(world, brand):
    other = world.brand("tessero")
    brands = sorted([brand, other], key=lambda each: each.id)
    ids = [post_letter(each) for each in brands]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")

    def refuse_the_first(execute, statement, params, many, context):
        if "FOR NO KEY UPDATE" in str(statement) and str(brands[0].id) in repr(params):
            raise ZeroDivisionError
        return execute(statement, params, many, context)

    with connection.execute_wrapper(refuse_the_first), pytest.raises(ExceptionGroup):
        minute(after(minutes=3))

    with connection.cursor() as cursor:
        cursor.execute("SELECT args ->> 'brand' FROM procrastinate_jobs")
        assert cursor.fetchall() == [(str(brands[1].id),)]
    assert parcel(brands[0].id, ids[0]).state == Parcel.State.WAITING


def test_the_moment_is_the_clocks(world, brand):
    assert due_at(MONDAY_9AM).brand_ids == []
