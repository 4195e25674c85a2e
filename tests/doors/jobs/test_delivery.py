"""Does each letter arrive once, whatever its server and its worker do?"""

import json
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from makegood.brands.scope import CURRENT, Scope
from makegood.commands.outbox.claim_parcel import Claim, claim_parcel
from makegood.commands.outbox.post_sign_in_letter import Purpose
from makegood.jobs.delivery import deliver_parcels
from makegood.jobs.tasks import deliver, look_after_time
from makegood.outbox.models import Parcel
from makegood.outside.answers import PutOff, Refused, Sent, Unreached
from makegood.outside.smtp import Encryption, SmtpServer
from makegood.people.models import Machine
from tests.outbox.parcels import parcel, post_letter
from tests.outside.mail_servers import Post, free_port, mail_server
from tests.world import MONDAY_9AM, after, key

State = Parcel.State


@pytest.fixture
def brand(world):
    return world.brand()


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY_9AM, tick=False) as moved:
        yield moved


class Answering:
    """A mail server's stand-in at the far end: gives these answers in turn, then takes all."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.tried = []
        self.open_transactions = []

    def send(self, message):
        self.tried.append(str(message["Message-ID"]))
        self.open_transactions.append(connection.in_atomic_block or CURRENT.get() != Scope.NONE)
        return self.answers.pop(0) if self.answers else Sent()


def smtp(port):
    return SmtpServer(
        host="127.0.0.1", port=port, encryption=Encryption.IF_OFFERED, answers_within_seconds=2
    )


def waiting_jobs():
    """The parcels of the jobs that wait, by job; and they wait no more."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE task_name = 'deliver' RETURNING args -> 'parcels'"
        )
        return [[UUID(one) for one in json.loads(row[0])] for row in cursor.fetchall()]


def message_ids(post):
    return [
        line for one in post.taken for line in one.content.splitlines() if b"Message-ID" in line
    ]


# --- One try ---


def test_a_letter_is_delivered_by_its_job(brand, clock, settings):
    post = Post()
    parcel_id = post_letter(brand)
    with mail_server(post) as port:
        settings.MAIL_TO = f"smtp://127.0.0.1:{port}"
        deliver(brand=str(brand.id), parcels=[str(parcel_id)])

    sent = parcel(brand.id, parcel_id)
    assert (sent.state, sent.tries, sent.settled_at) == (State.SENT, 1, MONDAY_9AM)
    (taken,) = post.taken
    assert taken.rcpt_tos == ["stranger@example.com"]
    assert taken.mail_from == "support@quillbit.example"


def test_nothing_is_sent_with_a_transaction_open(brand, clock):
    sender = Answering()
    deliver_parcels(brand.id, [post_letter(brand)], sender=sender)

    assert sender.open_transactions == [False]


def test_a_job_that_runs_again_sends_nothing_again(brand, clock):
    sender = Answering()
    parcel_id = post_letter(brand)
    for _ in range(3):
        deliver_parcels(brand.id, [parcel_id], sender=sender)

    assert len(sender.tried) == 1


def test_a_letter_of_another_brand_is_not_found(world, brand, clock):
    other = world.brand("tessero")
    sender = Answering()
    deliver_parcels(other.id, [post_letter(brand)], sender=sender)

    assert sender.tried == []


@pytest.mark.parametrize(
    ("answer", "state", "trouble", "minutes"),
    [
        (PutOff("450 4.2.1"), State.WAITING, "450 4.2.1", 1),
        (Unreached("ConnectionRefusedError"), State.WAITING, "ConnectionRefusedError", 1),
        (Refused("550 5.1.1"), State.FAILED, "550 5.1.1", None),
    ],
)
def test_what_the_server_says_is_kept(brand, clock, answer, state, trouble, minutes):
    parcel_id = post_letter(brand)
    deliver_parcels(brand.id, [parcel_id], sender=Answering(answer))

    found = parcel(brand.id, parcel_id)
    assert (found.state, found.trouble) == (state, trouble)
    if minutes:
        assert found.next_try_at == MONDAY_9AM + timedelta(minutes=minutes)
    else:
        assert found.settled_at == MONDAY_9AM


def test_a_refused_letter_keeps_no_other_from_arriving(brand, clock):
    first, second = post_letter(brand), post_letter(brand)
    deliver_parcels(brand.id, [first, second], sender=Answering(Refused("550")))

    assert parcel(brand.id, first).state == State.FAILED
    assert parcel(brand.id, second).state == State.SENT


def test_a_dead_server_is_tried_once_for_many_letters(brand, clock):
    ids = [post_letter(brand) for _ in range(4)]
    sender = Answering(Unreached("TimeoutError"))
    deliver_parcels(brand.id, ids, sender=sender)

    assert len(sender.tried) == 1
    assert {parcel(brand.id, each).state for each in ids} == {State.WAITING}


def test_an_address_that_is_none_is_given_up_at_once(brand, clock):
    parcel_id = post_letter(brand, address="nöra@example.com")
    sender = Answering()
    deliver_parcels(brand.id, [parcel_id], sender=sender)

    assert sender.tried == []
    assert parcel(brand.id, parcel_id).trouble == "malformed_address"


def test_a_code_is_erased_once_it_is_sent(world, brand, clock):
    nora = world.customer(brand)
    code = post_letter(brand, address=nora.person.address, purpose=Purpose.SIGN_IN)
    other = post_letter(brand)
    deliver_parcels(brand.id, [code, other], sender=Answering())

    assert parcel(brand.id, code).sealed is None
    assert parcel(brand.id, other).sealed is not None


def test_a_stale_code_is_not_tried_for_days(world, brand, clock):
    nora = world.customer(brand)
    code = post_letter(brand, address=nora.person.address, purpose=Purpose.SIGN_IN)
    clock.move_to(after(minutes=15))
    deliver_parcels(brand.id, [code], sender=Answering(Unreached("TimeoutError")))

    failed = parcel(brand.id, code)
    assert (failed.state, failed.sealed) == (State.FAILED, None)


# --- Time goes by ---


def every_minute(brand, clock, sender, *, until):
    """The clock's job, and whatever jobs it made, each minute up to `until`."""
    at = MONDAY_9AM
    while at < until:
        at += timedelta(minutes=1)
        clock.move_to(at)
        look_after_time(int(at.timestamp()))
        for parcels in waiting_jobs():
            deliver_parcels(brand.id, parcels, sender=sender)


def test_a_letter_that_is_put_off_is_tried_at_the_set_times(brand, clock):
    parcel_id = post_letter(brand)
    waiting_jobs()
    moments = []

    class Busy:
        def send(self, message):
            moments.append(timezone.now() - MONDAY_9AM)  # noqa: TID251 - the moved clock
            return PutOff("450")

    deliver_parcels(brand.id, [parcel_id], sender=Busy())
    every_minute(brand, clock, Busy(), until=after(hours=3))

    assert [moment // timedelta(minutes=1) for moment in moments] == [0, 1, 6, 36, 156]


def test_a_letter_is_given_up_after_three_days(brand, clock):
    parcel_id = post_letter(brand)
    sender = Answering(*[PutOff("450")] * 50)
    for hours in range(0, 79, 6):
        clock.move_to(after(hours=hours))
        deliver_parcels(brand.id, [parcel_id], sender=sender)

    failed = parcel(brand.id, parcel_id)
    assert (failed.state, failed.trouble) == (State.FAILED, "450")
    assert failed.settled_at == after(hours=72)
    assert failed.sealed is not None  # staff can read what did not arrive


def test_when_the_server_comes_back_all_is_delivered_within_five_minutes(brand, clock):
    ids = [post_letter(brand) for _ in range(20)]
    sender = Answering(*[Unreached("ConnectionRefusedError")] * 10_000)
    every_minute(brand, clock, sender, until=after(hours=2))
    assert len(sender.tried) < 250
    sender.answers.clear()
    before = len(sender.tried)

    for minute in range(5):
        at = after(hours=2, minutes=minute + 1)
        clock.move_to(at)
        look_after_time(int(at.timestamp()))
        for parcels in waiting_jobs():
            deliver_parcels(brand.id, parcels, sender=sender)

    assert {parcel(brand.id, each).state for each in ids} == {State.SENT}
    assert len(sender.tried) - before == 20


def test_a_letter_whose_job_was_lost_goes_out_all_the_same(brand, clock):
    parcel_id = post_letter(brand)
    waiting_jobs()

    every_minute(brand, clock, Answering(), until=after(minutes=1))
    assert parcel(brand.id, parcel_id).state == State.WAITING
    clock.move_to(MONDAY_9AM)
    every_minute(brand, clock, Answering(), until=after(minutes=2))
    assert parcel(brand.id, parcel_id).state == State.SENT


# --- A worker dies ---


def test_a_letter_that_was_left_in_hand_goes_out_after_ten_minutes(brand, clock):
    parcel_id = post_letter(brand)
    outbox = Machine("outbox", brand_id=brand.id)
    claim_parcel(Claim(parcel_id=parcel_id), by=outbox, key=key(), at=MONDAY_9AM)
    waiting_jobs()
    sender = Answering()

    every_minute(brand, clock, sender, until=after(minutes=9))
    assert sender.tried == []
    clock.move_to(MONDAY_9AM)
    every_minute(brand, clock, sender, until=after(minutes=10))

    assert len(sender.tried) == 1
    assert (parcel(brand.id, parcel_id).state, parcel(brand.id, parcel_id).tries) == ("sent", 2)


class Died(BaseException):
    """The worker ends here, and nothing that it would have done next is done."""


@pytest.mark.parametrize("dies", ["before it sends", "after it sent"])
def test_a_worker_that_dies_at_the_worst_moment_leaves_one_message_id(brand, clock, dies):
    post = Post()
    parcel_id = post_letter(brand)
    waiting_jobs()
    with mail_server(post) as port:

        class Dying:
            def send(self, message):
                if dies == "after it sent":
                    assert smtp(port).send(message) == Sent()
                raise Died

        with pytest.raises(Died):
            deliver_parcels(brand.id, [parcel_id], sender=Dying())
        assert parcel(brand.id, parcel_id).state == State.SENDING
        every_minute(brand, clock, smtp(port), until=after(minutes=15))

    assert parcel(brand.id, parcel_id).state == State.SENT
    assert len(post.taken) == (2 if dies == "after it sent" else 1)
    assert len(set(message_ids(post))) == 1


def test_a_server_that_drops_before_it_acknowledges_gets_it_again_under_one_id(brand, clock):
    post = Post(drops=True)
    parcel_id = post_letter(brand)
    waiting_jobs()
    with mail_server(post) as port:
        deliver_parcels(brand.id, [parcel_id], sender=smtp(port))
        assert parcel(brand.id, parcel_id).state == State.WAITING
        post.drops = False
        every_minute(brand, clock, smtp(port), until=after(minutes=2))

    assert parcel(brand.id, parcel_id).state == State.SENT
    assert len(message_ids(post)) == 1


def test_a_server_that_was_down_gets_all_of_it_once(brand, clock):
    post = Post()
    port = free_port()
    ids = [post_letter(brand) for _ in range(5)]
    waiting_jobs()
    deliver_parcels(brand.id, ids, sender=smtp(port))
    assert post.taken == []

    with mail_server(post, port=port):
        every_minute(brand, clock, smtp(port), until=after(minutes=4))

    assert {parcel(brand.id, each).state for each in ids} == {State.SENT}
    assert len(post.taken) == len(set(message_ids(post))) == 5


def test_a_poisonous_letter_is_given_up_in_the_end(brand, clock):
    parcel_id = post_letter(brand)
    outbox = Machine("outbox", brand_id=brand.id)
    for hours in (0, 24, 48, 71):
        at = after(hours=hours)
        claim_parcel(Claim(parcel_id=parcel_id), by=outbox, key=key(), at=at)
        clock.move_to(at + timedelta(hours=1))
        look_after_time(int((at + timedelta(hours=1)).timestamp()))

    found = parcel(brand.id, parcel_id)
    assert (found.state, found.trouble, found.tries) == (State.FAILED, "left_in_hand", 4)
