"""How does a worker run, until it is told to stop?"""

from typing import Final

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

POLL_SECONDS: Final = 0.5  # a wake-up that was lost is made up for so soon
STOP_SECONDS: Final = 10  # for the job in hand, when the worker is to end


def run() -> None:
    """Do the jobs, one after another, until SIGTERM or SIGINT."""
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    with app.replace_connector(connector.get_worker_connector()) as worker:
        worker.run_worker(
            queues=["outbox", "clock"],
            fetch_job_polling_interval=POLL_SECONDS,
            shutdown_graceful_timeout=STOP_SECONDS,
            delete_jobs="never",
        )
