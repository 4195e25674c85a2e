"""Does a real worker deliver, end when it is told to, and lose nothing when it is killed?"""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.db import connection

from makegood.outbox.models import Parcel
from tests.outbox.parcels import parcel, post_letter
from tests.outside.mail_servers import Post, mail_server, scripted_server

RUN = """
import django
django.setup()
from makegood.jobs.worker import run
run()
"""
WITHIN_SECONDS = 60


@contextmanager
def worker(mail):
    """A worker in a process of its own, on the test's database; killed if the test leaves it."""
    process = subprocess.Popen(
        [sys.executable, "-c", RUN],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "makegood.config.settings",
            "PYTHONPATH": "src",
            "MAKEGOOD_MAIL": mail,
        },
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def until(happened, *, within_seconds=WITHIN_SECONDS):
    """Looks again and again, because another process is at work."""
    give_up_at = time.monotonic() + within_seconds
    while not happened():
        assert time.monotonic() < give_up_at, "It did not happen."
        time.sleep(0.05)


def jobs(status):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'deliver' AND status = %s",
            [status],
        )
        return cursor.fetchone()[0]


def workers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_workers")
        return cursor.fetchone()[0]


@pytest.fixture
def brand(world):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
    return world.brand()


@pytest.mark.processes
def test_a_worker_delivers_and_ends_when_it_is_told_to(brand):
    post = Post()
    parcel_id = post_letter(brand)
    with mail_server(post) as port, worker(f"smtp://127.0.0.1:{port}") as running:
        until(lambda: parcel(brand.id, parcel_id).state == Parcel.State.SENT)
        until(lambda: jobs("succeeded") == 1)
        running.send_signal(signal.SIGTERM)
        assert running.wait(WITHIN_SECONDS) == 0

    assert len(post.taken) == 1
    assert workers() == 0


@pytest.mark.processes
def test_a_silent_mail_server_keeps_no_clock_waiting(brand):
    for _ in range(4):
        post_letter(brand)
    silent = [None]
    with (
        scripted_server(*silent) as (port, _heard),
        worker(f"smtp://127.0.0.1:{port}"),
    ):
        until(lambda: jobs("doing") >= 1)

        def clock_ran():
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT count(*) FROM procrastinate_jobs"
                    " WHERE task_name = 'take_over_jobs' AND status = 'succeeded'"
                )
                return cursor.fetchone()[0] > 0

        until(clock_ran)
        assert jobs("doing") >= 1


@pytest.mark.processes
def test_a_job_of_a_worker_that_was_killed_is_taken_over(brand):
    parcel_id = post_letter(brand)
    with scripted_server(None) as (port, _heard), worker(f"smtp://127.0.0.1:{port}") as first:
        until(lambda: parcel(brand.id, parcel_id).state == Parcel.State.SENDING)
        first.send_signal(signal.SIGKILL)
        first.wait()
    assert jobs("doing") == 1
    with connection.cursor() as cursor:  # as if some minutes had passed without a sign of life
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 hour'"
        )
        cursor.execute("DELETE FROM procrastinate_periodic_defers")
        cursor.execute("DELETE FROM procrastinate_jobs WHERE queue_name = 'clock'")

    with mail_server(Post()) as port, worker(f"smtp://127.0.0.1:{port}"):
        until(lambda: jobs("succeeded") == 1)

    # The letter itself is still in the hands of the dead: `look_after_time` takes it from them.
    assert parcel(brand.id, parcel_id).state == Parcel.State.SENDING
