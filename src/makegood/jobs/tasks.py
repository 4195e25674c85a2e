"""What happens because something was left to do, or because time passes?"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from procrastinate.contrib.django import app

from makegood.commands.outbox.requeue_parcels import DueParcels, requeue_parcels
from makegood.commands.tickets.lapse_quotes import DueLapses, lapse_quotes
from makegood.commands.tickets.remind_of_decisions import DueReminders, remind_of_decisions
from makegood.commands.work.stop_timers import DueStops, stop_timers
from makegood.commands.work.warn_of_limits import DueWarnings, warn_of_limits
from makegood.jobs.delivery import deliver_parcels
from makegood.jobs.due import Due, due_at
from makegood.jobs.leftovers import forget_leftovers
from makegood.outside.mail import sender_for
from makegood.people.models import Machine

EVERY_MINUTE: Final = "* * * * *"
EVERY_HOUR: Final = "17 * * * *"
DEAD_AFTER: Final = timedelta(minutes=2)  # a worker says every ten seconds that it lives
FORGOTTEN_AFTER: Final = timedelta(days=7)


@app.task(name="deliver", queue="outbox")
def deliver(*, brand: str, parcels: list[str]) -> None:
    """Deliver the parcels of one commit. What can't be delivered now has its next try."""
    sender = sender_for(settings.MAIL_TO)
    deliver_parcels(UUID(brand), [UUID(parcel) for parcel in parcels], sender=sender)


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="look_after_time", queue="clock", queueing_lock="look_after_time")
def look_after_time(timestamp: int) -> None:
    """What is due in each brand. A minute that was missed is made up for by the next.

    Trouble in one brand keeps no other one waiting; it is raised once all are done.
    """
    at = timezone.now()
    due = due_at(at)
    troubles: list[Exception] = []
    for brand_id in due.brand_ids:
        try:
            _look_after(brand_id, due, key=str(timestamp), at=at)
        except Exception as trouble:
            troubles.append(trouble)
    if troubles:
        raise ExceptionGroup("Some brands could not be looked after", troubles)


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="take_over_jobs", queue="clock", queueing_lock="take_over_jobs")
async def take_over_jobs(timestamp: int) -> None:
    """The janitor: what a worker had in hand that died is done again by another one."""
    jobs = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER.seconds)
    for job in jobs:
        await app.job_manager.retry_job(job)


@app.periodic(cron=EVERY_HOUR)
@app.task(name="forget_jobs", queue="clock", queueing_lock="forget_jobs")
async def forget_jobs(timestamp: int) -> None:
    """Delete the jobs that ended long ago. No job holds truth: what they did stands in records."""
    await app.job_manager.delete_old_jobs(
        nb_hours=FORGOTTEN_AFTER // timedelta(hours=1),
        include_failed=True,
        include_cancelled=True,
        include_aborted=True,
    )


@app.periodic(cron=EVERY_HOUR)
@app.task(name="forget_sessions", queue="clock", queueing_lock="forget_sessions")
def forget_sessions(timestamp: int) -> None:
    """Delete the sessions that are over. They are sign-in's own rows, and its library's command."""
    call_command("clearsessions")


@app.periodic(cron=EVERY_HOUR)
@app.task(name="forget_leftovers", queue="clock", queueing_lock="forget_leftovers")
def forget_files(timestamp: int) -> None:
    """Delete the files that nobody refers to."""
    forget_leftovers(at=timezone.now())


def _look_after(brand_id: UUID, due: Due, *, key: str, at: datetime) -> None:
    clock = Machine("clock", brand_id=brand_id)
    if brand_id in due.to_remind:
        remind_of_decisions(DueReminders(), by=clock, key=key, at=at)
    if brand_id in due.to_lapse:
        lapse_quotes(DueLapses(), by=clock, key=key, at=at)
    if brand_id in due.to_stop:
        stop_timers(DueStops(), by=clock, key=key, at=at)
        warn_of_limits(DueWarnings(), by=clock, key=key, at=at)
    if brand_id in due.to_requeue:
        outbox = Machine("outbox", brand_id=brand_id)
        requeue_parcels(DueParcels(), by=outbox, key=key, at=at)
