"""Who has a letter in hand, what becomes of it, and who brings it on its way again?"""

import threading

import pytest
from django.db import connection, connections

from makegood.commands.outbox.claim_parcel import Claim, NotDue, claim_parcel
from makegood.commands.outbox.requeue_parcels import DueParcels, requeue_parcels
from makegood.commands.outbox.settle_parcel import Became, NotInHand, Result, settle_parcel
from makegood.commands.refused import NotAllowed
from makegood.outbox.models import Parcel
from makegood.people.models import Machine
from tests.outbox.parcels import parcel, post_letter
from tests.world import MONDAY_9AM, after, key

State = Parcel.State


@pytest.fixture
def brand(world):
    return world.brand()


@pytest.fixture
def outbox(brand):
    return Machine("outbox", brand_id=brand.id)


def claim(parcel_id, by, at=MONDAY_9AM):
    return claim_parcel(Claim(parcel_id=parcel_id), by=by, key=key(), at=at)


def settle(parcel_id, by, became, *, tries=1, at=MONDAY_9AM):
    said = Result(parcel_id=parcel_id, tries=tries, became=became, trouble="450")
    return settle_parcel(said, by=by, key=key(), at=at)


def requeue(by, at):
    return requeue_parcels(DueParcels(), by=by, key=key(), at=at).parcel_ids


def test_people_do_not_touch_letters(world, brand):
    olga = world.owner(brand)
    parcel_id = post_letter(brand)

    with pytest.raises(NotAllowed):
        claim(parcel_id, olga)
    with pytest.raises(NotAllowed):
        settle(parcel_id, olga, Became.SENT)
    with pytest.raises(NotAllowed):
        requeue(olga, MONDAY_9AM)


def test_a_letter_is_in_one_hand_at_a_time(brand, outbox):
    parcel_id = post_letter(brand)
    assert claim(parcel_id, outbox).tries == 1

    with pytest.raises(NotDue):
        claim(parcel_id, outbox)


def test_a_letter_is_not_taken_before_its_time(brand, outbox):
    parcel_id = post_letter(brand)
    claim(parcel_id, outbox)
    settle(parcel_id, outbox, Became.PUT_OFF)

    with pytest.raises(NotDue):
        claim(parcel_id, outbox, at=after(seconds=59))
    assert claim(parcel_id, outbox, at=after(minutes=1)).tries == 2


def test_another_brand_does_not_find_it(world, brand):
    other = Machine("outbox", brand_id=world.brand("tessero").id)
    parcel_id = post_letter(brand)

    with pytest.raises(NotDue):
        claim(parcel_id, other)
    with pytest.raises(NotInHand):
        settle(parcel_id, other, Became.SENT)


def test_of_many_that_reach_for_it_one_gets_it(brand, outbox):
    parcel_id = post_letter(brand)
    barrier = threading.Barrier(6)
    got = []

    def reach():
        barrier.wait(10)
        try:
            got.append(claim(parcel_id, outbox).tries)
        except NotDue:
            got.append(0)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=reach) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert sorted(got) == [0, 0, 0, 0, 0, 1]


@pytest.mark.parametrize("became", list(Became))
def test_nothing_is_settled_that_nobody_has_in_hand(brand, outbox, became):
    parcel_id = post_letter(brand)

    with pytest.raises(NotInHand):
        settle(parcel_id, outbox, became)


def test_a_settled_letter_stays_as_it_is(brand, outbox):
    parcel_id = post_letter(brand)
    claim(parcel_id, outbox)
    settle(parcel_id, outbox, Became.SENT)

    with pytest.raises(NotInHand):
        settle(parcel_id, outbox, Became.REFUSED)
    with pytest.raises(NotDue):
        claim(parcel_id, outbox, at=after(days=1))
    assert parcel(brand.id, parcel_id).state == State.SENT


def test_a_slow_try_still_settles_a_letter_that_was_taken_from_it(brand, outbox):
    parcel_id = post_letter(brand)
    claim(parcel_id, outbox)
    requeue(outbox, after(minutes=10))

    settle(parcel_id, outbox, Became.SENT, at=after(minutes=11))

    assert parcel(brand.id, parcel_id).state == State.SENT


def test_a_slow_try_leaves_a_letter_alone_that_is_in_another_hand(brand, outbox):
    parcel_id = post_letter(brand)
    claim(parcel_id, outbox)
    requeue(outbox, after(minutes=10))
    claim(parcel_id, outbox, at=after(minutes=10))

    with pytest.raises(NotInHand):
        settle(parcel_id, outbox, Became.SENT, tries=1, at=after(minutes=11))
    assert parcel(brand.id, parcel_id).state == State.SENDING


def test_what_is_on_its_way_is_left_alone(brand, outbox):
    post_letter(brand)
    in_hand = post_letter(brand)
    claim(in_hand, outbox, at=after(minutes=1))
    sent = post_letter(brand)
    claim(sent, outbox)
    settle(sent, outbox, Became.SENT)

    assert requeue(outbox, after(minutes=1, seconds=59)) == ()


def test_all_that_is_left_goes_into_one_job(brand, outbox):
    fresh, again, left = (post_letter(brand) for _ in range(3))
    claim(again, outbox)
    settle(again, outbox, Became.PUT_OFF)
    claim(left, outbox)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")

    assert set(requeue(outbox, after(minutes=10))) == {fresh, again, left}

    with connection.cursor() as cursor:
        cursor.execute("SELECT jsonb_array_length(args -> 'parcels') FROM procrastinate_jobs")
        assert cursor.fetchall() == [(3,)]
    assert parcel(brand.id, left).state == State.WAITING


def test_nothing_is_deferred_where_nothing_is_left(brand, outbox):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")

    assert requeue(outbox, after(minutes=10)) == ()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        assert cursor.fetchone() == (0,)
