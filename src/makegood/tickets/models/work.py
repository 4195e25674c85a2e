"""What do we remember of the time that was worked, and of what it came to?"""

from django.db import models
from django.db.models import F, Q

from makegood.brands.models import BrandRecord
from makegood.people.models import Member
from makegood.tickets.models.ticket import Quote, Ticket


class TimeEntry(BrandRecord):
    """A stretch of one person's work on a ticket; without an end, the timer still runs.

    A wrong entry is struck, with a reason, and never changed; once it is settled it stays.
    """

    class Stopped(models.TextChoices):
        BY_HAND = "by_hand"
        CEILING = "ceiling"  # what was confirmed is used up
        FORGOTTEN = "forgotten"  # it ran for longer than anybody works without a break
        TICKET_LEFT = "ticket_left"  # another timer of the same person began
        TICKET_ENDED = "ticket_ended"  # the work was settled, or there is nothing more to do

    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, db_index=False, related_name="time_entries"
    )
    worker = models.ForeignKey(Member, on_delete=models.PROTECT, db_index=False, related_name="+")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    by_timer = models.BooleanField()  # else it was typed in afterwards
    stopped = models.CharField(max_length=12, choices=Stopped, blank=True)
    text = models.CharField(max_length=500, blank=True)  # what was done, read by the customer
    struck_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    struck_at = models.DateTimeField(null=True)
    struck_because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "worker"],
                condition=Q(ends_at=None, struck_at=None),
                name="one_running_timer_a_person",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("begins_at")),
                name="work_takes_time",
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_by=None)
                | Q(struck_at__isnull=False, struck_by__isnull=False),
                name="whoever_strikes_says_so",
            ),
        ]
        indexes = [models.Index(fields=["brand", "ticket", "begins_at"], name="time_by_ticket")]

    def __str__(self) -> str:
        return f"{self.begins_at} to {self.ends_at}"


class Settlement(BrandRecord):
    """What the work on a ticket came to when it was settled. Written once.

    Amounts are units, or minor units of `currency`; `charged` and `released` add up to what had
    been confirmed. Those in a currency wait for their invoice.
    """

    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, db_index=False, related_name="settlements"
    )
    number = models.PositiveSmallIntegerField()
    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, db_index=False, related_name="+")
    seconds = models.PositiveIntegerField()  # worked and counted
    charged = models.BigIntegerField()
    released = models.BigIntegerField()
    cut = models.BigIntegerField()  # what lay above the ceiling
    currency = models.CharField(max_length=3, blank=True)
    lines = models.JSONField()  # what the cost is made of
    because = models.JSONField()  # the ruling's steps
    by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "ticket", "number"], name="one_settlement_a_number"
            ),
            models.CheckConstraint(
                condition=Q(charged__gte=0, released__gte=0, cut__gte=0),
                name="a_settlement_gives_and_takes",
            ),
        ]

    def __str__(self) -> str:
        return f"settlement {self.number}: {self.charged}"
