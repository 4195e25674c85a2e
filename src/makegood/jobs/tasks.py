"""What happens because something was left to do, or because time passes?"""

from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from makegood.brands.models import Brand
from makegood.commands.outbox.requeue_parcels import DueParcels, requeue_parcels
from makegood.commands.tickets.lapse_quotes import DueLapses, lapse_quotes
from makegood.commands.tickets.remind_of_decisions import DueReminders, remind_of_decisions
from makegood.jobs.delivery import deliver_parcel
from makegood.outside.mail import sender_for
from makegood.people.models import Machine

STALLED_AFTER: Final = timedelta(minutes=5)  # no sign of life of the worker that has the job
FORGOTTEN_AFTER: Final = timedelta(days=7)


@app.task(name="deliver", queue="outbox")
def deliver(*, brand: str, parcels: list[str]) -> None:
    """Deliver the parcels of one commit. What can't be delivered now has its next try."""
    sender = sender_for(settings.MAIL_TO)
    found = Brand.objects.get(id=UUID(brand))
    for parcel_id in parcels:
        deliver_parcel(UUID(parcel_id), brand=found, sender=sender, at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="look_after_time", queue="clock", queueing_lock="look_after_time")
def look_after_time(timestamp: int) -> None:
    """Once a minute: what is due in each brand. A minute that was missed is made up by the next."""
    at = timezone.now()
    minute = datetime.fromtimestamp(timestamp, UTC).isoformat()
    for brand in Brand.objects.order_by("id"):
        clock = Machine("clock", brand_id=brand.id)
        remind_of_decisions(DueReminders(), by=clock, key=minute, at=at)
        lapse_quotes(DueLapses(), by=clock, key=minute, at=at)
        requeue_parcels(DueParcels(), by=clock, key=minute, at=at)


@app.periodic(cron="* * * * *")
@app.task(name="sweep_jobs", queue="clock", queueing_lock="sweep_jobs", pass_context=True)
async def sweep_jobs(context: Any, timestamp: int) -> None:  # noqa: ANN401 - the library's own
    """The janitor: jobs of a worker that died are done again, old ones are forgotten."""
    manager = app.job_manager
    stalled = await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER.total_seconds())
    for job in stalled:
        await manager.retry_job(job)
    await manager.delete_old_jobs(
        nb_hours=int(FORGOTTEN_AFTER.total_seconds() // 3600), include_failed=False
    )
