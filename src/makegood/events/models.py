"""What do we remember of a fact?"""

from django.db import models
from django.db.models.functions import Now  # noqa: TID251 - PostgreSQL stamps beside our `at`

from makegood.brands.models import BrandRecord
from makegood.people.models import Member


class Fact(BrandRecord):
    """Something that happened, recorded once, never changed."""

    kind = models.CharField(max_length=40)
    subject = models.UUIDField()  # what it is about: a ticket, a request, an account
    turn = models.PositiveIntegerField()  # the order among the facts of one subject
    details = models.JSONField()  # ids, numbers and codes; never names, addresses or words
    by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    machine = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "subject", "turn"], name="one_fact_a_turn"),
            models.CheckConstraint(
                condition=models.Q(by__isnull=False) ^ models.Q(machine__gt=""),
                name="somebody_or_something_acted",
            ),
        ]
        indexes = [models.Index(fields=["brand", "kind", "id"], name="fact_by_kind")]

    def __str__(self) -> str:
        return self.kind
