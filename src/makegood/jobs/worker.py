"""How does a worker run, until it is told to stop?"""

import asyncio
import signal
from contextlib import suppress
from typing import Final

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

# How many jobs of each queue are done side by side. They share no place: however many letters
# wait for a mail server, the clock goes on.
QUEUES: Final = {"outbox": 2, "clock": 1}
POLL_SECONDS: Final = 0.5  # a wake-up that was lost is made up for so soon
STOP_SECONDS: Final = 10  # for the jobs in hand, when the worker is to end


class WorkerStopped(Exception):
    """The worker ended without having been told to, for want of its database."""


def run() -> None:
    """Do the jobs until SIGTERM or SIGINT. Raises WorkerStopped, to be started anew by `serve`."""
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    with app.replace_connector(connector.get_worker_connector()):
        asyncio.run(_work())


async def _work() -> None:
    async with app.open_async():
        queues = [asyncio.create_task(_do_jobs_of(queue)) for queue in QUEUES]
        told = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, told.set)
        until_told = asyncio.create_task(told.wait())
        await asyncio.wait([*queues, until_told], return_when=asyncio.FIRST_COMPLETED)
        for task in (*queues, until_told):
            task.cancel()
        for task in queues:
            with suppress(asyncio.CancelledError):
                await task
        if not told.is_set():
            raise WorkerStopped


async def _do_jobs_of(queue: str) -> None:
    await app.run_worker_async(
        queues=[queue],
        name=queue,
        concurrency=QUEUES[queue],
        fetch_job_polling_interval=POLL_SECONDS,
        shutdown_graceful_timeout=STOP_SECONDS,
        install_signal_handlers=False,
    )
