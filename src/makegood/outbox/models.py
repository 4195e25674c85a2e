"""What do we remember of a letter on its way?"""

from django.db import models

from makegood.brands.models import BrandRecord
from makegood.people.models import Member


class Parcel(BrandRecord):
    """One mail to one recipient. Address and words are sealed; the state is not."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"  # given up; staff see it

    letter = models.CharField(max_length=40)  # which letter, such as "ticket_created"
    about = models.UUIDField(null=True)  # the fact's subject
    fact = models.UUIDField(null=True)
    recipient = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    sealed = models.BinaryField(null=True)  # JSON: to, subject, text, html
    state = models.CharField(max_length=10, choices=State)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "fact", "letter", "recipient"], name="one_letter_a_fact"
            )
        ]
        indexes = [models.Index(fields=["brand", "state", "next_try_at"], name="parcel_by_state")]

    def __str__(self) -> str:
        return f"{self.letter} {self.state}"
